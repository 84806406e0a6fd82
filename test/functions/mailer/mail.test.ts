import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.at(NOON);
  world.ses.behave('send');
  world.ses.sent.length = 0;
  world.mailQueue.held.length = 0;
});

/** A Tuesday, 13:00 in Berlin. */
const NOON = '2026-11-24T12:00:00Z';
const AFTER_A_MINUTE = '2026-11-24T12:01:01Z';
const NEXT_DIGEST = '2026-11-25T07:00:00Z';

let houses = 0;
/** Somebody with an open need, far from everybody else, and the house beside it. */
const aReader = async (name: string, settings: object = {}) => {
  const lat = 36 + 2 * (++houses % 16);
  const lon = 10 + 20 * Math.floor(houses / 16);
  const need = await anOpenNeed(world, name, { places: [{ lat, lon, radiusKm: 30 }] });
  const site = await aVerifiedSite(world, `host-${name}`, { location: { lat, lon } });
  if (Object.keys(settings).length > 0) await set(name, settings);
  await world.match();
  world.at(new Date(world.deps.now().getTime() + 1000).toISOString());
  return { name, need, site, host: `host-${name}`, personId: await world.personId(name) };
};
type Reader = Awaited<ReturnType<typeof aReader>>;
const set = async (name: string, body: object) => {
  const { version } = (await world.call('GET', '/notification-settings', { as: name })).body;
  const answer = await world.call('PATCH', '/notification-settings', { as: name, version, body });
  expect(answer.status).toBe(200);
};
const publish = async ({ host, site }: Reader, fields: object = {}) => {
  const space = await aPublishedSpace(world, host, site.id, fields as Record<string, unknown>);
  await world.match();
  return space;
};
const change = async (path: string, as: string, body: object) => {
  const { version } = (await world.call('GET', path, { as })).body;
  expect((await world.call('PATCH', path, { as, version, body })).status).toBe(200);
};
const move = async (path: string, name: string, as: string) => {
  const { version } = (await world.call('GET', path, { as })).body;
  expect((await world.call('POST', `${path}/${name}`, { as, version })).status).toBe(200);
};
const mailsTo = ({ name }: Reader) => world.ses.sent.filter(({ to }) => to.startsWith(`${name}@`));
const flush = (reader: Reader, frequency: 'instant' | 'daily' | 'weekly' = 'instant') =>
  world.mail([{ personId: reader.personId, frequency }]);

describe('a mail', () => {
  it('carries what came together, and is one', async () => {
    const reader = await aReader('one');
    await publish(reader, { name: 'The attic' });
    await publish(reader, { name: 'The cellar' });
    world.at(AFTER_A_MINUTE);
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
    expect(mailsTo(reader)[0]?.text).toContain('The attic');
    expect(mailsTo(reader)[0]?.text).toContain('The cellar');
    for (const part of [mailsTo(reader)[0]?.text, mailsTo(reader)[0]?.html])
      expect(part).toMatch(new RegExp(`http://localhost/needs/${reader.need.id}/spaces/[\\w-]+`)); // why it suits
  });

  it('leaves once, of twenty mailers at once', async () => {
    const reader = await aReader('twenty');
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    const failed = await Promise.all(Array.from({ length: 20 }, () => flush(reader)));
    expect(mailsTo(reader)).toHaveLength(1);
    expect(failed.every((count) => count === 0)).toBe(true);
  });

  it('is not held up by what is over, however much of it lies before', async () => {
    const reader = await aReader('patient');
    await publish(reader);
    const over = Array.from(
      { length: 130 },
      (_, i) => ({ noteId: `-${i}`, kind: 'new-match', at: NOON, late: null }) as const,
    );
    for (const row of over)
      await world.deps.commit(world.deps.outbox.add(reader.personId, 'instant', row, '2026-11-24T12:01:00Z'));
    world.at(AFTER_A_MINUTE);
    await flush(reader);
    expect(mailsTo(reader)).toHaveLength(1);
    expect(await world.deps.outbox.findFlush(reader.personId, 'instant')).toBeUndefined();
  });

  it('is handed over by the clock where the queue lost it', async () => {
    const reader = await aReader('lost');
    await publish(reader);
    world.mailQueue.held.length = 0;
    world.at(AFTER_A_MINUTE);
    await world.dispatch();
    await world.dispatch();
    expect(world.mailQueue.held.filter(({ personId }) => personId === reader.personId)).toHaveLength(1);
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });
});

describe('what is checked again when a mail leaves', () => {
  it.each<[string, (reader: Reader, space: { id: string }) => Promise<unknown>]>([
    ['space paused', ({ host }, { id }) => move(`/spaces/${id}`, 'pause', host)],
    ['space archived', ({ host }, { id }) => move(`/spaces/${id}`, 'archive', host)],
    ['house no longer verified', ({ host, site }) => change(`/sites/${site.id}`, host, { location: { lat: 10 } })],
    ['need paused', ({ name, need }) => move(`/needs/${need.id}`, 'pause', name)],
    ['pair no longer suits', ({ host }, { id }) => change(`/spaces/${id}`, host, { activities: ['dance'] })],
    ['mail switched off', ({ name }) => set(name, { kinds: { 'new-match': 'off' } })],
    ['threshold raised', ({ name }) => set(name, { leastScore: 99 })],
    [
      'match hidden',
      ({ name, need }, { id }) =>
        world.call('POST', `/matches/${matchIdOf([need.id], [id])}/mark`, { as: name, body: { mark: 'hide' } }),
    ],
    ['address bounced', ({ name }) => world.deps.suppressions.add(`${name}@example.org`, 'bounce', NOON)],
  ])('%s: no mail', async (what, act) => {
    const reader = await aReader(what.replaceAll(' ', '-'));
    const space = await publish(reader);
    await act(reader, space);
    world.at(AFTER_A_MINUTE);
    await world.mail();
    expect(mailsTo(reader)).toEqual([]);
    expect(await world.deps.outbox.findFlush(reader.personId, 'instant')).toBeUndefined();
    expect(await world.notesOf(reader.name)).toHaveLength(1); // in-app shows it all the same
  });

  it('a member who has left gets none', async () => {
    const reader = await aReader('leaver');
    await publish(reader);
    const scope = { kind: 'actor', id: reader.need.actorId } as const;
    const since = NOON;
    const other = { schemaVersion: 1, personId: 'stays', scope, role: 'member', since, version: 1 } as const;
    await world.deps.commit(world.deps.memberships.add(other));
    const mine = await world.deps.memberships.find(reader.personId, scope);
    await world.deps.commit(world.deps.memberships.remove(mine!));
    world.at(AFTER_A_MINUTE);
    await world.mail();
    expect(mailsTo(reader)).toEqual([]);
  });

  it('what is wanted daily by now waits for the digest', async () => {
    const reader = await aReader('changer');
    await publish(reader);
    await set('changer', { kinds: { 'new-match': 'daily' } });
    world.at(AFTER_A_MINUTE);
    await world.mail();
    expect(mailsTo(reader)).toEqual([]);
    world.at(NEXT_DIGEST);
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });
});

describe('when a mail leaves', () => {
  it('an instant one waits for the end of the quiet hours', async () => {
    const reader = await aReader('sleeper');
    world.at('2026-11-24T22:30:00Z'); // 23:30
    await publish(reader);
    world.at('2026-11-24T22:31:01Z');
    await world.mail();
    world.at('2026-11-25T05:59:00Z');
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toEqual([]);
    world.at('2026-11-25T06:00:00Z'); // 07:00
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('a digest leaves at 08:00 of the reader, a weekly one on Monday', async () => {
    const reader = await aReader('weekly', { kinds: { 'new-match': 'weekly' } });
    await publish(reader);
    for (const early of ['2026-11-25T07:00:00Z', '2026-11-30T06:59:00Z']) {
      world.at(early);
      await world.dispatch();
      await world.mail();
    }
    expect(mailsTo(reader)).toEqual([]);
    world.at('2026-11-30T07:00:00Z');
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('a manager hears of needs by digest only, under their pseudonyms', async () => {
    const reader = await aReader('seeker');
    await publish(reader);
    const [note] = await world.notesOf(reader.host);
    expect(note?.decision).toMatchObject({ noMail: 'own-write' }); // the host published it
    world.at('2026-11-24T12:10:00Z');
    const { places } = (await world.call('GET', `/needs/${reader.need.id}`, { as: 'seeker' })).body;
    const later = await anOpenNeed(world, 'latecomer', { places, title: 'A secret title' });
    await world.match();
    world.at(NEXT_DIGEST);
    await world.dispatch();
    await world.mail();
    const [mail] = world.ses.sent.filter(({ to }) => to.startsWith(`${reader.host}@`));
    expect(mail).toBeDefined();
    for (const secret of [later.id, later.actorId, 'A secret title', 'A painter', '200'])
      expect(`${mail?.subject} ${mail?.text}`).not.toContain(secret);
    expect(mail?.text).toMatch(/http:\/\/localhost\/manage\/spaces\/[\w-]+/);
  });

  it('over three instant mails a day waits for the digest, which says so', async () => {
    const reader = await aReader('popular');
    for (let i = 0; i < 5; i += 1) {
      world.at(new Date(Date.parse(NOON) + (i + 1) * 600_000).toISOString());
      await publish(reader, { name: `Room ${i}` });
      world.at(new Date(Date.parse(NOON) + (i + 1) * 600_000 + 61_000).toISOString());
      await world.mail();
    }
    expect(mailsTo(reader).map(({ text }) => /Room \d/.exec(text)?.[0])).toEqual(['Room 0', 'Room 1', 'Room 2']);
    world.at(NEXT_DIGEST);
    await world.dispatch();
    await world.mail();
    const digest = mailsTo(reader)[3];
    expect(digest?.text).toContain('Room 3');
    expect(digest?.text).toContain('Room 4');
    expect(digest?.text).toContain('At most 3 mails a day');
    expect(mailsTo(reader)).toHaveLength(4);
  });
});

describe('a mailer that fails', () => {
  it('between sending and knowing leaves it claimed; the event of SES closes it, and nothing is sent twice', async () => {
    const reader = await aReader('unlucky');
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    world.ses.behave('lose');
    expect(await flush(reader)).toBe(0);
    world.ses.behave('send');
    await flush(reader);
    expect(mailsTo(reader)).toHaveLength(1);
    const { person, claim } = mailsTo(reader)[0]!.tags;
    expect(await world.deps.outbox.findClaim(person!, claim!)).toMatchObject({ state: 'open' });
    await world.event('Send', 0);
    await world.event('Send', 0);
    expect(await world.deps.outbox.findClaim(person!, claim!)).toMatchObject({ state: 'closed' });
    world.at('2026-11-24T13:30:00Z');
    await world.dispatch();
    world.at(NEXT_DIGEST);
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('and is not heard of for an hour: the content goes into the next digest, not the mail again', async () => {
    const reader = await aReader('silent');
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    world.ses.behave('break');
    expect(await flush(reader)).toBe(0);
    world.ses.behave('send');
    for (const when of ['2026-11-24T12:30:00Z', '2026-11-24T13:01:02Z', '2026-11-24T13:02:00Z']) {
      world.at(when);
      await world.dispatch();
      await world.mail();
    }
    expect(mailsTo(reader)).toEqual([]);
    world.at(NEXT_DIGEST);
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
    expect(mailsTo(reader)[0]?.text).toContain('Daily summary');
  });

  it('whose event comes after that hour: the digest does not bring it again', async () => {
    const reader = await aReader('tardy');
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    world.ses.behave('lose');
    await flush(reader);
    world.ses.behave('send');
    world.at('2026-11-24T13:01:02Z');
    await world.dispatch();
    await world.event('Send', 0);
    world.at(NEXT_DIGEST);
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('because SES refuses: it fails, and the next try sends the same once', async () => {
    const reader = await aReader('throttled');
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    world.ses.behave('refuse');
    expect(await flush(reader)).toBe(1);
    expect(await flush(reader)).toBe(1);
    world.ses.behave('send');
    expect(await flush(reader)).toBe(0);
    expect(await flush(reader)).toBe(0);
    expect(mailsTo(reader)).toHaveLength(1);
  });
});

describe('an address', () => {
  it.each(['Bounce', 'Complaint'] as const)('is mailed no more after a %s, however often it is told', async (kind) => {
    const reader = await aReader(`address-${kind.toLowerCase()}`);
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    await world.mail();
    await world.event(kind, 0);
    await world.event(kind, 0);
    await publish(reader, { name: 'Another room' });
    expect((await world.notesOf(reader.name))[0]?.decision).toMatchObject({ mail: null, noMail: 'no-address' });
    world.at('2026-11-24T12:10:00Z');
    await world.dispatch();
    await world.mail();
    expect(mailsTo(reader)).toHaveLength(1);
  });

  it('is unsubscribed by one POST without signing in; the link alone only asks', async () => {
    const reader = await aReader('enough');
    await publish(reader);
    world.at(AFTER_A_MINUTE);
    await world.mail();
    const header = mailsTo(reader)[0]?.headers['List-Unsubscribe'] ?? '';
    const path = /^<http:\/\/localhost\/v1(\/unsubscribe\?token=[\w.-]+)>$/.exec(header)?.[1] ?? '';
    const page = await world.call('GET', path);
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ]);
    expect((await world.call('GET', '/notification-settings', { as: 'enough' })).body.holds['new-match']).toBe(
      'instant',
    );
    const form = {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    };
    expect((await world.call('POST', path, form)).status).toBe(200);
    expect((await world.call('POST', path, form)).status).toBe(200);
    const { holds } = (await world.call('GET', '/notification-settings', { as: 'enough' })).body;
    expect([holds['new-match'], holds['cheaper']]).toEqual(['off', 'instant']);
    expect((await world.call('POST', `${path}x`, form)).status).toBe(404);
    expect((await world.call('GET', '/unsubscribe?token=none')).status).toBe(404);
  });
});
