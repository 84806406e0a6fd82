import { Hono } from 'hono';
import {
  acceptApplication,
  applicationsOf,
  declineApplication,
  sayPlaced,
} from '#shared/usecases/decide-application.ts';
import { findCase } from '#shared/usecases/move-case.ts';
import { showApplication } from '#shared/usecases/show-case.ts';
import { withdrawApplication } from '#shared/usecases/withdraw-application.ts';
import { formReader } from '../../form-reader.ts';
import { signedIn } from '../../reader.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { MOST_MESSAGE, MOST_REASON } from './case-acts.tsx';
import { moveByForm, showCaseCalendar, showCasePage } from './case-routes.tsx';

/** An application, for both sides. */
export const applicationPage = (deps: WebDeps) => {
  const find = async (caller: SignedIn, id: string) => {
    const pair = await findCase(deps, applicationsOf(deps), caller, id);
    return { each: { kind: 'application' as const, shown: await showApplication(deps, caller, pair) }, pair };
  };
  return new Hono<WebHono>()
    .get('/applications/:id', async (c) => showCasePage(deps, c, await find(signedIn(c), c.req.param('id'))))
    .get('/applications/:id/calendar.ics', async (c) =>
      showCaseCalendar(deps, c, await find(signedIn(c), c.req.param('id'))),
    )
    .post('/applications/:id/accept', (c) => {
      const id = c.req.param('id');
      return moveByForm(
        deps,
        c,
        `/applications/${id}`,
        (caller) => find(caller, id),
        async (caller, version, answers) => {
          const { t } = c.var.view;
          const form = formReader(answers, t);
          const message = form.text({ name: 'message', label: t.t('answer.message'), most: MOST_MESSAGE });
          if (form.faults.length > 0) return form;
          await acceptApplication(deps, caller, id, version, message);
          return null;
        },
      );
    })
    .post('/applications/:id/decline', (c) => {
      const id = c.req.param('id');
      return moveByForm(
        deps,
        c,
        `/applications/${id}`,
        (caller) => find(caller, id),
        async (caller, version, answers) => {
          const { t } = c.var.view;
          const form = formReader(answers, t);
          const of = { name: 'reason', label: t.t('detail.reason'), most: MOST_REASON };
          const reason = form.needed(of, form.text(of));
          if (reason === null) return form;
          await declineApplication(deps, caller, id, version, reason);
          return null;
        },
      );
    })
    .post('/applications/:id/:move{withdraw|placed}', (c) => {
      const { id, move } = c.req.param();
      return moveByForm(
        deps,
        c,
        `/applications/${id}`,
        (caller) => find(caller, id),
        async (caller, version) => {
          await (move === 'placed' ? sayPlaced : withdrawApplication)(deps, caller, id, version);
          return null;
        },
      );
    });
};
