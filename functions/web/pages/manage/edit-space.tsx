import { Hono } from 'hono';
import { AppError } from '#shared/errors.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { changeSpace, ownSpace } from '#shared/usecases/keep-space.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { faultsOf } from '../../faults-of.ts';
import { sentForm } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { readSpacePatch } from './read-space-patch.ts';
import { answersOfSpace } from './space-answers.ts';
import { SpaceForm } from './space-form.tsx';

/** Everything about a room, in sections. */
export const editSpacePage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/manage/spaces/:spaceId/edit', async (c) => {
      const { view } = c.var;
      const found = await ownSpace(deps, signedIn(c), c.req.param('spaceId'));
      const answers = answersOfSpace(found.space, view.t);
      return show(c, <SpaceForm {...found} {...{ view, answers }} faults={[]} isStale={false} />);
    })
    .post('/manage/spaces/:spaceId/edit', async (c) => {
      const { view } = c.var;
      const me = signedIn(c);
      const found = await ownSpace(deps, me, c.req.param('spaceId'));
      const answers = await sentForm(c);
      const again = (faults: readonly FieldFault[]) =>
        show(c, <SpaceForm {...found} {...{ view, answers, faults }} isStale={false} />, 422);
      const { patch, faults } = readSpacePatch(answers, view.t, found.space);
      if (faults.length > 0) return again(faults);
      try {
        await changeSpace(deps, me, found.space.id, versionOf(answers), patch);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'stale_version') {
          const now = await ownSpace(deps, me, found.space.id);
          return show(c, <SpaceForm {...now} {...{ view, answers }} faults={[]} isStale />, 412);
        }
        if (error.code === 'booking_conflict') return again([{ name: 'areaM2', text: view.t.t('spaceForm.booked') }]);
        return again(faultsOf(error, view.t, fieldsOf(view.t)));
      }
      // A room that nobody sees yet is on its way to be published; one that is shown is kept at hand.
      const page = found.space.state === 'draft' ? 'publish' : 'edit';
      return c.redirect(`/manage/spaces/${found.space.id}/${page}?saved`, 303);
    });

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
