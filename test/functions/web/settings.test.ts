import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openToken } from '#shared/usecases/sealed-token.ts';
import { anActor, anOpenNeed } from '#test/support/builders.ts';
import { aHouse, aSuitor } from '#test/support/case-world.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
const usual = {
  version: '0',
  'kind-new-match': '',
  'kind-cheaper': '',
  'kind-sooner': '',
  'kind-gone': '',
  'kind-application': '',
  'kind-invitation': '',
  'kind-booking': '',
  leastScore: '70',
  quietFrom: '22:00',
  quietTo: '07:00',
};
const settingsOf = async (as: string) => (await world.call('GET', '/notification-settings', { as })).body;

let n = 0;
let me = '';
beforeEach(() => {
  world.at('2026-11-24T12:00:00Z');
  n += 1;
  me = `reader${n}`;
});

describe('the settings', () => {
  it('keep how often one is mailed of each kind, from which score, and when not', async () => {
    const form = { ...usual, 'kind-cheaper': 'weekly', 'kind-gone': 'off', leastScore: '82', quietFrom: '21:30' };
    const { status, headers } = await world.page('/settings/mail', { as: me, form });
    expect([status, headers.get('location')]).toEqual([303, '/settings?saved']);
    expect(await settingsOf(me)).toMatchObject({
      kinds: { 'new-match': null, cheaper: 'weekly', gone: 'off' },
      leastScore: 82,
      quietHours: { from: '21:30', to: '07:00' },
    });
    const { html } = await world.page('/settings?saved', { as: me });
    expect(html).toContain('<option value="weekly" selected="">once a week</option>');
    expect(text(html)).toContain('Saved.');
  });

  it('say about how many a week a score would bring, before it is saved', async () => {
    await aHouse(world, `m${n}`);
    const need = await aSuitor(world, me);
    const shown = await world.page('/settings/mail', { as: me, form: { ...usual, leastScore: '10', trial: 'yes' } });
    expect(shown.status).toBe(200);
    expect(text(shown.html)).toContain('From 10 of 100, for each open need:');
    expect(text(shown.html)).toMatch(/less than one a week|about \d+ a week/);
    expect(shown.html).toContain(`href="/needs/${need.id}"`);
    const none = await world.page('/settings/mail', { as: me, form: { ...usual, leastScore: '100', trial: 'yes' } });
    expect(text(none.html)).toContain('none in the last 90 days');
    expect((await settingsOf(me)).leastScore).toBe(70);
  });

  it('say what is wrong beside the field, and keep what was typed', async () => {
    const form = { ...usual, leastScore: '170', quietFrom: 'late', 'kind-gone': 'weekly' };
    const { status, html } = await world.page('/settings/mail', { as: me, form });
    expect(status).toBe(422);
    expect(text(html)).toContain('Least score for mail: you wrote 170. It must be from 0 to 100.');
    expect(text(html)).toContain('From: you wrote “late”. Write a time such as 22:00.');
    expect(html).toContain('value="170"');
    expect(html).toContain('<option value="weekly" selected="">');
  });

  it('say so where they were changed in another window', async () => {
    await world.page('/settings/mail', { as: me, form: usual });
    const late = await world.page('/settings/mail', { as: me, form: { ...usual, leastScore: '55' } });
    expect(late.status).toBe(412);
    expect(text(late.html)).toContain('Somebody has changed this');
    expect(late.html).toContain('value="55"');
  });

  it('never promise a manager an instant mail of a need', async () => {
    await aHouse(world, me);
    const { html } = await world.page('/settings', { as: me });
    const select = /<select id="kind-new-need"[\s\S]*?<\/select>/.exec(html)?.[0] ?? '';
    expect(select).toContain('as usual: once a day');
    expect(select).not.toContain('value="instant"');
    const forged = await world.page('/settings/mail', { as: me, form: { ...usual, 'kind-new-need': 'instant' } });
    expect(forged.status).toBe(422);
  });

  it('ask only managers how decisions on their houses are mailed', async () => {
    expect((await world.page('/settings', { as: me })).html).not.toContain('id="kind-site"');
    await aHouse(world, me);
    expect((await world.page('/settings', { as: me })).html).toContain('id="kind-site"');
    await world.page('/settings/mail', { as: me, form: { ...usual, 'kind-site': 'instant' } });
    expect((await settingsOf(me)).holds.site).toBe('instant');
  });

  it('keep language and time zone', async () => {
    const { version } = (await world.call('GET', '/me', { as: me })).body;
    const form = { version: String(version), lang: 'sl', timeZone: 'Europe/Ljubljana' };
    expect((await world.page('/settings/person', { as: me, form })).status).toBe(303);
    expect((await world.call('GET', '/me', { as: me })).body).toMatchObject({
      lang: 'sl',
      timeZone: 'Europe/Ljubljana',
    });
    expect((await world.page('/settings', { as: me })).html).toContain('<html lang="sl">');
    const wrong = { version: String(version + 1), lang: 'sl', timeZone: 'Nowhere/Land' };
    expect((await world.page('/settings/person', { as: me, form: wrong })).status).toBe(422);
  });

  it('show the address, whether it is verified, and that mail to it came back', async () => {
    const before = text((await world.page('/settings', { as: me })).html);
    expect(before).toContain(`${me}@example.org`);
    expect(before).toContain('Verified: mail is sent there.');
    await world.deps.suppressions.add(`${me}@example.org`, 'bounce', '2026-11-24T12:00:00Z');
    expect(text((await world.page('/settings', { as: me })).html)).toContain('Mail to this address came back');
  });

  it('give everything of one’s own as a file, and nothing of another’s', async () => {
    await anOpenNeed(world, me, {}, { name: 'Everything of mine' });
    await anOpenNeed(world, `other${n}`, {}, { name: 'Nothing of mine' });
    const { html, headers } = await world.page('/settings/my-data', { as: me });
    expect(headers.get('content-disposition')).toBe('attachment; filename="refresh-match-2026-11-24.json"');
    expect(headers.get('cache-control')).toBe('no-store');
    const all = JSON.parse(html);
    expect(all.actors.map(({ name }: { name: string }) => name)).toEqual(['Everything of mine']);
    expect(html).not.toContain('Nothing of mine');
  });

  it('let one leave, but not as the last one', async () => {
    const { body } = await world.call('POST', '/actors', { as: me, body: anActor({ name: 'Two of us' }) });
    const form = { kind: 'actor', id: body.id, version: '1' };
    const alone = await world.page('/settings/leave', { as: me, form });
    expect(alone.status).toBe(409);
    expect(text(alone.html)).toContain('You are the last one');
    const other = `second${n}`;
    await join(me, body.id, other);
    expect((await world.page('/settings/leave', { as: me, form })).status).toBe(303);
    expect((await world.page('/settings', { as: me })).html).not.toContain('Two of us');
  });

  it('are one’s own: a visitor is sent to sign in', async () => {
    for (const path of ['/settings', '/settings/my-data'])
      expect((await world.page(path)).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  });
});

const invite = async (as: string, id: string, mail: string): Promise<string> => {
  const scope = { kind: 'actor', id };
  const answer = await world.call('POST', '/memberships/invitations', { as, body: { scope, mail } });
  expect(answer.status).toBe(201);
  const { items } = await world.deps.dueCases.list('2999', { limit: 1000 });
  const invites = await Promise.all(
    items.filter(({ kind }) => kind === 'member-invite').map(({ id: hash }) => world.deps.memberInvites.find(hash)),
  );
  const found = invites.find((each) => each?.scope.id === id && each.state === 'sent' && each.mail === mail);
  return openToken(await world.deps.service.key(), found!.id, found!.sealedToken!);
};
const accept = (as: string, token: string) => world.page('/memberships/accept', { as, form: { token } });
const join = async (as: string, id: string, invited: string) =>
  accept(invited, await invite(as, id, `${invited}@example.org`));

describe('an invitation to membership', () => {
  const anActorOf = async (as: string): Promise<string> =>
    (await world.call('POST', '/actors', { as, body: anActor({ name: 'The choir' }) })).body.id;

  it('is read by anybody without a token, and asks a visitor to sign in', async () => {
    const { status, html } = await world.page('/memberships/accept');
    expect(status).toBe(200);
    expect(html).toContain('href="/sign-in?next=%2Fmemberships%2Faccept"');
    expect(html).not.toContain('name="token"');
  });

  it('makes a member of the owner of the address, from the token or the whole link', async () => {
    const id = await anActorOf(me);
    const token = await invite(me, id, `ben${n}@example.org`);
    const joined = await accept(`ben${n}`, `https://match.example.org/memberships/accept#token=${token}`);
    expect([joined.status, joined.headers.get('location')]).toEqual([303, `/actors/${id}`]);
    expect((await world.call('GET', `/actors/${id}`, { as: `ben${n}` })).status).toBe(200);
  });

  it('answers alike when it was used, is too old, is for another address, or is a guess', async () => {
    const id = await anActorOf(me);
    const used = await invite(me, id, `one${n}@example.org`);
    await accept(`one${n}`, used);
    const other = await invite(me, id, `two${n}@example.org`);
    const answers = [await accept(`eve${n}`, used), await accept(`eve${n}`, other), await accept(`eve${n}`, 'guess')];
    world.at('2026-12-09T12:00:00Z');
    answers.push(await accept(`two${n}`, other));
    const plain = (html: string) => text(html).replaceAll(`two${n}`, `eve${n}`);
    for (const { status, html } of answers) {
      expect(status).toBe(404);
      expect(plain(html)).toBe(plain(answers[0]!.html));
      expect(html).not.toContain('The choir');
    }
    expect(text(answers[0]!.html)).toContain('This invitation cannot be accepted');
  });

  it('says so to whoever belongs to it already, and asks for the link where it is missing', async () => {
    const id = await anActorOf(me);
    const token = await invite(me, id, `${me}@example.org`);
    expect((await accept(me, token)).status).toBe(409);
    expect((await accept(me, '')).status).toBe(422);
  });
});
