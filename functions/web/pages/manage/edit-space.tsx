import { Hono } from 'hono';
import { AppError } from '#shared/errors.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { changeSpace, ownSpace } from '#shared/usecases/keep-space.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { baseOf, mergedAnswers } from '../../changed-meanwhile.ts';
import { faultsOf } from '../../faults-of.ts';
import { type FormAnswers, sentForm } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { MOST_TARIFFS, NEW_TARIFFS, TARIFF_UNITS } from './read-space.ts';
import { readSpacePatch } from './read-space-patch.ts';
import { answersOfSpace, usualCurrency } from './space-answers.ts';
import { SpaceForm } from './space-form.tsx';
import { SPACE_TEXT_NAMES, spaceGroups } from './space-groups.ts';

/** Everything about a room, in sections. */
export const editSpacePage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/manage/spaces/:spaceId/edit', async (c) => {
      const { view } = c.var;
      const found = await ownSpace(deps, signedIn(c), c.req.param('spaceId'));
      return show(c, <SpaceForm {...found} view={view} answers={opened(found, view.t)} faults={[]} />);
    })
    .post('/manage/spaces/:spaceId/edit', async (c) => {
      const { view } = c.var;
      const me = signedIn(c);
      const found = await ownSpace(deps, me, c.req.param('spaceId'));
      const answers = await sentForm(c);
      const again = (faults: readonly FieldFault[]) =>
        show(c, <SpaceForm {...found} {...{ view, answers, faults }} />, 422);
      const overtaken = (now: Found) => {
        const stored = opened(now, view.t);
        const { answers: merged, changed } = mergedAnswers(answers, stored, spaceGroups(view.t));
        const { version = [], base = [] } = stored;
        const shown = { view, answers: { ...merged, version, base }, changed, stored };
        return show(c, <SpaceForm {...now} {...shown} faults={[]} />, 412);
      };
      if (versionOf(answers) !== found.space.version) return overtaken(found);
      const { patch, faults } = readSpacePatch(answers, view.t, found.space);
      if (faults.length > 0) return again(faults);
      try {
        await changeSpace(deps, me, found.space.id, versionOf(answers), patch);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'stale_version') return overtaken(await ownSpace(deps, me, found.space.id));
        if (error.code === 'booking_conflict') return again([{ name: 'areaM2', text: view.t.t('spaceForm.booked') }]);
        return again(faultsOf(error, view.t, fieldsOf(view.t)));
      }
      // A room that nobody sees yet is on its way to be published; one that is shown is kept at hand.
      const page = found.space.state === 'draft' ? 'publish' : 'edit';
      return c.redirect(`/manage/spaces/${found.space.id}/${page}?saved`, 303);
    });

type Found = Awaited<ReturnType<typeof ownSpace>>;

/** The form as it opens: with the version over which it writes, and what it began from. */
const opened = ({ space, site }: Found, t: Translator): FormAnswers => {
  const stored = space.tariffs?.length ?? 0;
  const begun: Record<string, readonly string[]> = {}; // what the form's own lists send of answers still to be told
  for (const name of SPACE_TEXT_NAMES) begun[`${name}Lang`] = [t.lang];
  for (let row = stored; row < Math.min(MOST_TARIFFS, stored + NEW_TARIFFS); row += 1) {
    begun[`unit.${row}`] = [TARIFF_UNITS[0]!];
    begun[`currency.${row}`] = [usualCurrency(space, site)];
  }
  const answers = { ...begun, ...answersOfSpace(space, t) };
  return { ...answers, version: [String(space.version)], base: [baseOf(answers, spaceGroups(t))] };
};

/** Rules that only the room's own schema knows, by the field in which they can be mended. */
const fieldsOf = (t: Translator) => ({
  name: { name: 'name', label: t.t('spaceForm.name') },
  divisibleFromM2: { name: 'divisibleFromM2', label: t.t('spaceForm.part') },
  available: { name: 'from', label: t.t('room.freeFrom') },
  hours: { name: 'open.1', label: t.t('room.hours') },
  tariffs: { name: 'rent.0', label: t.t('room.rent') },
  story: { name: 'story', label: t.t('spaceForm.story') },
  fitOut: { name: 'fitOut', label: t.t('room.fitOut') },
  forbidden: { name: 'forbidden', label: t.t('room.forbidden') },
});
