import { type Context, Hono } from 'hono';
import { LANGUAGES } from '#shared/domain/codes.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { AppError } from '#shared/errors.ts';
import { changeMe } from '#shared/usecases/change-me.ts';
import { expectForNeeds } from '#shared/usecases/expect-needs.ts';
import { exportMe } from '#shared/usecases/export-me.ts';
import { leaveScope, scopeOf } from '#shared/usecases/leave-scope.ts';
import { mailState } from '#shared/usecases/mail-state.ts';
import { namedMemberships } from '#shared/usecases/named-memberships.ts';
import { changeSettings, shownSettings } from '#shared/usecases/notification-settings.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { faultsOf } from '../../faults-of.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { mailAnswers, readMailForm } from './mail-form.ts';
import { SettingsPage } from './settings-view.tsx';

type More = {
  answers?: FormAnswers;
  faults?: readonly FieldFault[];
  trial?: number;
  problem?: 'last-member' | 'moved';
};

/** How somebody reads and is told, what they belong to, and what is kept of them. */
export const settingsPage = (deps: WebDeps) => {
  const page = async (c: Context<WebHono>, more: More = {}, status: 200 | 409 | 412 | 422 = 200) => {
    const caller = signedIn(c);
    const settings: Settings = await deps.settings.find(caller.person.id);
    const least = more.trial ?? settings.leastScore;
    const [expected, memberships, mail] = await Promise.all([
      expectForNeeds(deps, caller, least),
      namedMemberships(deps, caller),
      mailState(deps, caller.person),
    ]);
    return show(
      c,
      <SettingsPage
        view={c.var.view}
        person={caller.person}
        settings={shownSettings(settings, caller)}
        memberships={memberships}
        mail={mail}
        expected={expected}
        least={least}
        answers={{ ...personAnswers(caller.person), ...mailAnswers(settings), ...more.answers }}
        faults={more.faults ?? []}
        problem={more.problem ?? null}
        isTrial={more.trial !== undefined}
      />,
      status,
    );
  };
  const isStale = (error: unknown): boolean => error instanceof AppError && error.code === 'stale_version';

  return new Hono<WebHono>()
    .get('/settings', (c) => page(c))
    .post('/settings/person', async (c) => {
      const { person } = signedIn(c);
      const { t } = c.var.view;
      const answers = await sentForm(c);
      const form = formReader(answers, t);
      const zone = { name: 'timeZone', label: t.t('settings.timeZone') };
      const lang = form.needed(
        { name: 'lang', label: t.t('settings.language') },
        form.choice({ name: 'lang', label: t.t('settings.language') }, LANGUAGES),
      );
      const timeZone = form.needed(zone, form.line(zone));
      if (lang === null || timeZone === null) return page(c, { answers, faults: form.faults }, 422);
      try {
        await changeMe(deps, person, versionOf(answers), { lang, timeZone });
      } catch (error) {
        if (isStale(error)) return page(c, { answers, problem: 'moved' }, 412);
        return page(c, { answers, faults: faultsOf(error, t, { timeZone: zone }) }, 422);
      }
      return c.redirect('/settings?saved', 303);
    })
    .post('/settings/mail', async (c) => {
      const { person } = signedIn(c);
      const answers = await sentForm(c);
      const read = readMailForm(answers, c.var.view.t);
      if (!read.ok) return page(c, { answers, faults: read.faults }, 422);
      if (textOf(answers, 'trial') !== '') return page(c, { answers, trial: read.body.leastScore });
      try {
        await changeSettings(deps, person, versionOf(answers), read.body);
      } catch (error) {
        if (!isStale(error)) throw error;
        return page(c, { answers, problem: 'moved' }, 412);
      }
      return c.redirect('/settings?saved', 303);
    })
    .post('/settings/leave', async (c) => {
      const caller = signedIn(c);
      const answers = await sentForm(c);
      const scope = scopeOf(textOf(answers, 'kind'), textOf(answers, 'id'));
      try {
        await leaveScope(deps, caller, scope, caller.person.id, versionOf(answers));
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'last_member')) throw error;
        return page(c, { problem: 'last-member' }, 409);
      }
      return c.redirect('/settings?saved', 303);
    })
    .get('/settings/my-data', async (c) => {
      const caller = signedIn(c);
      const all = await exportMe(deps, caller);
      const day = dayAt(deps.now(), caller.person.timeZone);
      return c.body(`${JSON.stringify(all, null, 2)}\n`, 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="refresh-match-${day}.json"`,
      });
    });
};

const personAnswers = ({ lang, timeZone }: { lang: string; timeZone: string }): FormAnswers => ({
  lang: [lang],
  timeZone: [timeZone],
});
