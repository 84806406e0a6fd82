import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
let siteId = '';
let host = '';
let n = 0;
beforeAll(async () => {
  world = await startEventWorld();
  await world.call('POST', '/me/coordinator', { as: 'coordinator' });
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.at(NOON);
  n += 1;
  host = `host${n}`;
  siteId = (await world.call('POST', '/sites', { as: host, body: aSite({ name: `House ${n}` }) })).body.id;
  expect((await move('submit', host)).status).toBe(200);
  world.ses.sent.length = 0;
  world.mailQueue.held.length = 0;
});

const NOON = '2026-11-24T12:00:00Z';
const NEXT_DIGEST = '2026-11-25T07:00:00Z';
const REASON = 'The address is missing.\u0007 <b>Say it</b>';
const versionOf = async () => (await world.call('GET', `/sites/${siteId}`, { as: 'coordinator' })).body.version;
const move = async (name: string, as: string, body?: object) =>
  world.call('POST', `/sites/${siteId}/${name}`, { as, version: await versionOf(), ...(body && { body }) });
const giveBack = (reason = 'The address is missing.') => move('return', 'coordinator', { reason });
const join = async (subject: string) => {
  const personId = await world.personId(subject);
  const since = world.deps.now().toISOString();
  const scope = { kind: 'site', id: siteId } as const;
  await world.deps.commit(
    world.deps.memberships.add({ schemaVersion: 1, personId, scope, role: 'manager', since, version: 1 }),
  );
};
const told = async (subject: string) =>
  (await world.notesOf(subject)).filter((note) => note.siteId === siteId).map(({ kind }) => kind);
const mailsTo = (subject: string) => world.ses.sent.filter(({ to }) => to.startsWith(`${subject}@`));
const send = async (when: string) => {
  await world.match();
  world.at(when);
  await world.dispatch();
  await world.mail();
};

it('a house that is returned reaches all its managers once, with the reason, and in one mail', async () => {
  await join(`second${n}`);
  expect((await giveBack()).status).toBe(200);
  for (const who of [host, `second${n}`]) expect(await told(who)).toEqual(['site-returned']);
  await send(NEXT_DIGEST);
  await send('2026-11-26T07:00:00Z');
  for (const who of [host, `second${n}`]) {
    expect(mailsTo(who)).toHaveLength(1);
    const [mail] = mailsTo(who);
    expect(mail?.subject).toBe(`Returned, to be changed: House ${n}`);
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('The address is missing.');
      expect(part).toContain(`http://localhost/manage/sites/${siteId}`);
      expect(part).toContain('decisions on your houses');
    }
  }
  expect(await told('coordinator')).toEqual([]);
  expect(mailsTo('coordinator')).toEqual([]);
});

it('a house that is verified is told as well, and its rooms are not told of by that', async () => {
  expect((await move('verify', 'coordinator')).status).toBe(200);
  await send(NEXT_DIGEST);
  expect(await told(host)).toEqual(['site-verified']);
  expect(mailsTo(host).map(({ subject }) => subject)).toEqual([`Verified: House ${n}`]);
});

it('of two coordinators who decide at once one is refused, and the managers are told once', async () => {
  const version = await versionOf();
  const verify = () => world.call('POST', `/sites/${siteId}/verify`, { as: 'coordinator', version });
  const answers = await Promise.all([verify(), verify(), verify()]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await told(host)).toEqual(['site-verified']);
});

it('what has gone on before the mail leaves is not mailed: only the last decision is', async () => {
  await giveBack('First reason.');
  world.at('2026-11-24T13:00:00Z');
  await move('submit', host);
  await giveBack('First reason.');
  world.at('2026-11-24T14:00:00Z');
  await move('submit', host);
  await move('verify', 'coordinator');
  await send(NEXT_DIGEST);
  expect((await told(host)).sort()).toEqual(['site-returned', 'site-returned', 'site-verified']);
  expect(mailsTo(host)).toHaveLength(1);
  expect(mailsTo(host)[0]?.text).not.toContain('First reason.');
  expect(mailsTo(host)[0]?.subject).toBe(`Verified: House ${n}`);
});

it('the reason is text, whatever it holds', async () => {
  expect((await giveBack(REASON)).status).toBe(422);
  await giveBack('<b>Say it</b> & mean it');
  await send(NEXT_DIGEST);
  expect(mailsTo(host)[0]?.html).toContain('&lt;b&gt;Say it&lt;/b&gt; &amp; mean it');
});

it('a coordinator who manages the house is told in the service, and gets no mail of the own act', async () => {
  await join('coordinator');
  await giveBack();
  await send(NEXT_DIGEST);
  expect(await told('coordinator')).toEqual(['site-returned']);
  expect(mailsTo('coordinator')).toEqual([]);
});

it('whoever asked for it at once gets it within a minute, and who has left by then gets nothing', async () => {
  const leaving = `leaving${n}`;
  await join(leaving);
  for (const as of [host, leaving]) {
    const { version } = (await world.call('GET', '/notification-settings', { as })).body;
    await world.call('PATCH', '/notification-settings', { as, version, body: { kinds: { site: 'instant' } } });
  }
  await giveBack();
  const scope = { kind: 'site', id: siteId } as const;
  const theirs = await world.deps.memberships.find(await world.personId(leaving), scope);
  await world.deps.commit(world.deps.memberships.remove(theirs!));
  await send('2026-11-24T12:01:01Z');
  expect(mailsTo(host)).toHaveLength(1);
  expect(mailsTo(leaving)).toEqual([]);
});

it('a house with more managers than one transaction holds tells every one of them once', async () => {
  for (let k = 0; k < 30; k += 1) await join(`one${n}of${k}`);
  expect((await move('verify', 'coordinator')).status).toBe(200);
  for (let k = 0; k < 30; k += 1) expect(await told(`one${n}of${k}`)).toEqual(['site-verified']);
}, 60_000);
