import * as z from 'zod';
import { COUNT_BANDS, SCORE_WORDS } from '#shared/domain/bands.ts';
import { noteSchema } from '#shared/domain/notification.ts';
import { FREQUENCIES, SETTING_KINDS, settingsBodySchema } from '#shared/domain/settings.ts';
import { expectMatches } from '#shared/usecases/expect-matches.ts';
import { changeSettings, shownSettings } from '#shared/usecases/notification-settings.ts';
import { listNotes, readNote, whyTold } from '#shared/usecases/read-notes.ts';
import { forChanging, forSignedIn, type Route } from '../route.ts';

const { id, kind, at, readAt, because, spaceId, siteId, caseId, matchId, told, version, decision } = noteSchema.shape;
const figures = told.unwrap().pick({ score: true, costCents: true, costUnit: true, start: true }).strip().nullable();
const noteView = z.object({
  ...{ id, kind, at, readAt, because, spaceId, siteId, matchId, caseId, version },
  needId: z.string().nullable(),
  told: figures,
  before: figures,
  pseudonyms: z.array(z.string()),
  needs: z.enum(COUNT_BANDS).nullable(),
  notAnOffer: z.boolean(), // it is about a sample
});
const { rule, setting, leastScore, mail, noMail } = decision.shape;
const whyView = noteView.extend({
  decision: z.object({ rule, setting, leastScore, mail, noMail }),
  match: z.looseObject({}).nullable(),
  inWords: z
    .object({ score: z.enum(SCORE_WORDS), reasons: z.array(z.object({ code: z.string(), fit: z.string() })) })
    .nullable(),
});
const settingsView = z.object({
  ...settingsBodySchema.shape,
  holds: z.record(z.enum(SETTING_KINDS), z.enum([...FREQUENCIES, 'off'])), // what is chosen, or else the default
  version: z.int(),
});

export const notificationRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/notifications',
    tag: 'notifications',
    summary: 'What the caller was told, newest first; of a needs’ digest from its day on',
    list: true,
    answers: noteView,
    handle: ({ deps, caller, at: where }) => listNotes(deps, caller, where),
  }),
  forSignedIn({
    method: 'GET',
    path: '/notifications/{notificationId}/why',
    tag: 'notifications',
    summary: 'The stored decision: rule version, figures, setting; for managers in words',
    answers: whyView,
    async handle({ deps, caller, params }) {
      return { answer: await whyTold(deps, caller, params['notificationId']!) };
    },
  }),
  forSignedIn({
    method: 'POST',
    path: '/notifications/{notificationId}/read',
    tag: 'notifications',
    summary: 'The caller has read it',
    answers: noteView,
    async handle({ deps, caller, params }) {
      return { answer: await readNote(deps, caller, params['notificationId']!) };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/notification-settings',
    tag: 'notifications',
    summary: 'How the caller is mailed, per kind',
    answers: settingsView,
    async handle({ deps, caller }) {
      const settings = await deps.settings.find(caller.person.id);
      return { answer: shownSettings(settings, caller), version: settings.version };
    },
  }),
  forChanging({
    path: '/notification-settings',
    tag: 'notifications',
    summary: 'Change how the caller is mailed; in-app shows all',
    patches: settingsBodySchema,
    answers: settingsView,
    async handle({ deps, caller, version: over, body }) {
      const settings = await changeSettings(deps, caller.person, over, body);
      return { answer: shownSettings(settings, caller), version: settings.version };
    },
  }),
  forSignedIn({
    method: 'GET',
    path: '/needs/{needId}/expect',
    tag: 'notifications',
    summary: 'About how many matches a week: spaces first published in the last 90 days, over the score, ÷ 13',
    query: z.strictObject({ leastScore: z.coerce.number().int().min(0).max(100).optional() }),
    answers: z.object({ spaces: z.int(), perWeek: z.number(), leastScore: z.int() }),
    async handle({ deps, caller, params, query }) {
      return { answer: await expectMatches(deps, caller, params['needId']!, query.leastScore) };
    },
  }),
];
