import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mail } from '#infra/local/mail.ts';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { DESK, keepScreenshot, PHONE, startBrowser } from '#test/support/browser.ts';
import { emptyFolder } from './support/fixture.ts';
import {
  accept,
  handIn,
  invite,
  learnVerified,
  listHouse,
  listRoom,
  meet,
  type Room,
  verify,
} from './support/house-story.ts';
import { apply, findNew, hideAnother, postNeed, type Search, search } from './support/seeker-story.ts';
import { aStoryPerson, type Manner, type StoryPerson } from './support/story-person.ts';

// The whole story as people live it: their browsers, the deployed template, its mail. Pictures go to test-artefacts.

const dataDir = emptyFolder();
let local: Local;
let browser: Browser;
beforeAll(async () => {
  const now = new Date('2026-12-01T11:00:00Z'); // noon, when no mail waits for the morning
  [local, browser] = await Promise.all([
    startLocal({ port: 0, dataDir, now, samples: true, quiet: true }),
    startBrowser(),
  ]);
  await local.settled(180_000);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await local?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Run = Manner & Search & { house: string; rooms: readonly [string, string]; rent: string };
const RUNS: Run[] = [
  {
    ...{ lang: 'de', javaScript: false, viewport: PHONE, activity: 'bookbinding', town: 'Freiberg' },
    ...{ house: 'Haus am Schacht', rooms: ['Werkraum mit Nordfenster', 'Werkraum am Hof'], rent: '150' },
  },
  {
    ...{ lang: 'hu', javaScript: true, viewport: DESK, activity: 'jewellery', town: 'Komló' },
    ...{ house: 'Bányaház', rooms: ['Ötvösműhely', 'Udvari műhely'], rent: '50000' },
  },
  {
    ...{ lang: 'it', javaScript: true, viewport: PHONE, activity: 'glass', town: 'Freiberg' },
    ...{ house: 'Casa al canale', rooms: ['Laboratorio a nord', 'Laboratorio sul cortile'], rent: '150' },
  },
  {
    ...{ lang: 'hr', javaScript: false, viewport: DESK, activity: 'printmaking', town: 'Rijeka' },
    ...{ house: 'Kuća kod luke', rooms: ['Sjeverni atelje', 'Atelje u dvorištu'], rent: '150' },
  },
];

/** What came to somebody, oldest first. */
const mailsTo = (address: string): Mail[] =>
  local
    .mails()
    .filter(({ to }) => to.includes(address))
    .reverse();

/** The newest of so many mails is opened and its button pressed, as a mail program shows it. */
const openMail = async (
  person: StoryPerson,
  address: string,
  so: { many: number; subject: string; button: string },
) => {
  await local.settled(60_000);
  const mails = mailsTo(address);
  const newest = mails.at(-1);
  expect([mails.length, newest?.subject]).toEqual([so.many, so.subject]);
  expect(newest?.html).toContain(`<html lang="${person.t.lang}">`);
  const { page } = person;
  await page.goto('about:blank');
  await page.setContent(newest?.html ?? '');
  await keepScreenshot(page, `story-${person.t.lang}-${page.viewportSize()?.width}-mail-${so.many}`);
  await person.moves(page.getByRole('link', { name: so.button }).first());
};

it.each(RUNS)(
  'somebody searches, posts a need, hears of a new room, applies, is invited and comes: in $lang, $viewport.width px, JavaScript $javaScript',
  async ({ house, rooms, rent, activity, town, ...manner }) => {
    const { lang } = manner;
    const person = (who: string) => aStoryPerson({ ...manner, browser, origin: local.origin, who });
    const [seeker, manager, coordinator] = await Promise.all([
      person('seeker'),
      person('manager'),
      person('coordinator'),
    ]);
    const seekerMail = `seeker-${lang}@example.org`;
    const { t } = seeker;
    const room = (name: string): Room => ({ name, activity, areaM2: '35', rent });
    const letter = 'Leder, Leim und Papier.';

    await search(seeker, { activity, town });
    await postNeed(seeker, seekerMail, 'Atelier 7');
    await local.settled(60_000);
    expect(mailsTo(seekerMail)).toEqual([]);

    await listHouse(manager, `manager-${lang}@example.org`, house, town);
    for (const name of rooms) await listRoom(manager, room(name));
    await handIn(manager, house);
    await local.settled(60_000);
    expect(mailsTo(seekerMail)).toEqual([]);

    await verify(coordinator, house);
    const matched = { many: 1, subject: t.t('subject.rooms', { count: 2, towns: town }), button: t.t('match.open') };
    await openMail(seeker, seekerMail, matched);
    const opened = (await seeker.page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const [first, second] = opened.includes(rooms[0]) ? rooms : [rooms[1], rooms[0]];
    await findNew(seeker, first, second);
    await hideAnother(seeker);
    await apply(seeker, first, letter);

    await learnVerified(manager, house);
    await accept(manager, 'Atelier 7', letter, 'Am Montag um neun.');
    const space = `${first}, ${town}`;
    const accepted = { many: 2, subject: t.t('event.application-accepted', { space }), button: t.t('detail.open') };
    await openMail(seeker, seekerMail, accepted);
    expect(await seeker.page.locator('.case-state').textContent()).toBe(t.t('cases.state.accepted'));
    await seeker.says('Am Montag um neun.');
    await seeker.look('accepted');

    const invited = { house, room: second, secrets: ['Atelier 7', seekerMail, '220'] };
    await invite(manager, invited, 'Der Raum steht neben dem anderen.');
    const asked = t.t('event.invitation-received', { space: `${second}, ${town}` });
    await openMail(seeker, seekerMail, { many: 3, subject: asked, button: t.t('detail.open') });
    await seeker.says('Der Raum steht neben dem anderen.');
    await seeker.look('invitation');
    await seeker.press(t.t('answer.accept'));
    await seeker.look('coming');
    await meet(manager, house, 'Atelier 7');

    expect([seeker, manager, coordinator].flatMap(({ faults }) => faults)).toEqual([]);
    for (const one of [seeker, manager, coordinator]) await one.leave();
  },
  300_000,
);
