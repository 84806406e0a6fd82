import type { Context } from 'hono';
import { AppError } from '#shared/errors.ts';
import { caseReasons } from '#shared/usecases/case-reasons.ts';
import { ownNeedsOf } from '#shared/usecases/own-needs.ts';
import { type FormAnswers, sentForm } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { CasePage, type CasePageProps } from './case-view.tsx';
import type { ShownCase } from './case-words.ts';

type Found = { each: ShownCase; pair: { needId: string; spaceId: string; siteId: string } };
type More = Pick<CasePageProps, 'answers' | 'faults' | 'isStale'>;

/** The page of a case, as the caller's side sees it now. */
export const showCasePage = async (
  deps: WebDeps,
  c: Context<WebHono>,
  { each, pair }: Found,
  more: More = {},
  status: 200 | 412 | 422 = 200,
) => {
  const { view } = c.var;
  const [needs, reasons] = await Promise.all([
    ownNeedsOf(deps, view.caller, [each.shown.needId]),
    each.shown.actor ? caseReasons(deps, view.caller, pair) : null,
  ]);
  const need = needs.get(each.shown.needId ?? '');
  return show(c, <CasePage view={view} each={each} need={need} reasons={reasons} {...more} />, status);
};

/** One move of a form; who was overtaken sees where it stands now, with what they typed. */
export const moveByForm = async (
  deps: WebDeps,
  c: Context<WebHono>,
  address: string,
  find: (caller: SignedIn) => Promise<Found>,
  move: (caller: SignedIn, version: number, answers: FormAnswers) => Promise<{ faults: More['faults'] } | null>,
) => {
  const caller = signedIn(c);
  const answers = await sentForm(c);
  try {
    const refused = await move(caller, versionOf(answers), answers);
    if (!refused) return c.redirect(`${address}?saved`, 303);
    return showCasePage(deps, c, await find(caller), { answers, faults: refused.faults ?? [] }, 422);
  } catch (error) {
    const isOvertaken = error instanceof AppError && ['stale_version', 'illegal_move'].includes(error.code);
    if (!isOvertaken) throw error;
    return showCasePage(deps, c, await find(caller), { answers, isStale: true }, 412);
  }
};
