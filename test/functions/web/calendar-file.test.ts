import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aHouse, apply, aSuitor, type House, invite } from '#test/support/case-world.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let house: House;
let member = '';
let manager = '';
let need: { id: string; actorId: string };
let path = '';
let n = 0;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.at('2026-11-24T12:00:00Z');
  n += 1;
  [member, manager] = [`painter${n}`, `manager${n}`];
  house = await aHouse(world, manager);
  need = await aSuitor(world, member);
  const { id } = (await apply(world, need.id, house.spaceId, member)).body;
  await world.call('POST', `/applications/${id}/accept`, { as: manager, version: 1, body: { message: null } });
  path = `/applications/${id}`;
});

const book = async (over: object = {}) => {
  const body = {
    kind: 'session',
    from: '2027-03-17',
    until: '2027-04-03',
    weekdays: [2, 4],
    startsAt: '18:00',
    endsAt: '20:00',
    takes: 'all',
    actorId: need.actorId,
    note: 'They owe us a key',
    ...over,
  };
  const answer = await world.call('POST', `/spaces/${house.spaceId}/bookings`, { as: manager, body });
  expect(answer.status).toBe(201);
  return answer.body;
};
const stay = { kind: 'stay', weekdays: undefined, startsAt: undefined, endsAt: undefined };
const unfolded = (file: string) => file.replaceAll('\r\n ', '');
const file = async (as: string, of = path) => world.page(`${of}/calendar.ics`, { as });

it('what was booked stands on the application’s page, and goes into one’s own calendar by the clock of the house', async () => {
  const booking = await book();
  await book({ ...stay, from: '2027-05-03', until: '2027-05-08' });
  const { html } = await world.page(path, { as: member });
  expect(html).toContain('Tue, Thu 18–20, weekly until 2 April 2027');
  expect(html).toContain(`href="${path}/calendar.ics"`);
  expect(html).not.toContain('They owe us a key');
  const { status, headers, html: ics } = await file(member);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(headers.get('cache-control')).toBe('no-store');
  const lines = unfolded(ics).split('\r\n');
  expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20270318T180000');
  expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270401T160000Z');
  expect(lines).toContain('DTSTART;VALUE=DATE:20270503');
  expect(lines).toContain('DTEND;VALUE=DATE:20270508');
  expect(lines).toContain('SUMMARY:Studio under the roof\\, The old smelter house');
  expect(lines).toContain(`UID:${booking.id}@localhost:${new URL(world.origin).port}`);
  expect(lines).toContain(`URL:${world.origin}${path}`);
  expect(ics).not.toContain('They owe us a key');
});

it('a booking that is changed replaces the one in the calendar; one that is over or removed is gone', async () => {
  const booking = await book();
  const seen = async () => unfolded((await file(member)).html);
  const before = await seen();
  const { id, schemaVersion: _, spaceId: __, createdAt: ___, updatedBy: ____, version, ...body } = booking;
  await world.call('PUT', `/spaces/${house.spaceId}/bookings/${id}`, {
    as: manager,
    version,
    body: { ...body, endsAt: '21:00' },
  });
  const uid = /UID:\S+/.exec(before)?.[0] ?? 'none';
  expect(await seen()).toContain(uid);
  expect(before).toContain('SEQUENCE:0');
  expect(await seen()).toContain('SEQUENCE:1');
  expect(await seen()).toContain('DTEND;TZID=Europe/Berlin:20270318T210000');
  world.at('2027-04-05T12:00:00Z');
  expect((await file(member)).status).toBe(404);
  expect((await world.page(path, { as: member })).html).not.toContain('calendar.ics');
});

it('is for both sides of the application and for nobody else', async () => {
  await book();
  const other = await aSuitor(world, `other${n}`);
  await apply(world, other.id, house.spaceId, `other${n}`);
  expect(unfolded((await file(manager)).html)).toContain('SUMMARY:A painter with a name: Studio under the roof');
  for (const who of [`other${n}`, 'stranger', 'coordinator']) expect((await file(who)).status).toBe(404);
  expect((await world.page(`${path}/calendar.ics`)).headers.get('location')).toMatch(/^\/sign-in/);
});

it('holds what is booked for this actor in this room, and nothing of anybody else’s', async () => {
  const other = await aSuitor(world, `other${n}`);
  const { id } = (await apply(world, other.id, house.spaceId, `other${n}`)).body;
  await world.call('POST', `/applications/${id}/accept`, { as: manager, version: 1, body: { message: null } });
  await book({ ...stay, actorId: other.actorId });
  expect((await file(member)).status).toBe(404);
  expect(unfolded((await file(`other${n}`, `/applications/${id}`)).html).match(/BEGIN:VEVENT/g)).toHaveLength(1);
});

it('a house that may no longer see who it was finds nothing, not even the days', async () => {
  await book();
  await world.call('POST', `${path}/withdraw`, { as: member, version: 2 });
  world.at('2027-03-30T12:00:00Z');
  expect((await file(member)).status).toBe(200);
  world.at('2027-05-20T12:00:00Z');
  expect((await file(manager)).status).toBe(404);
  const invited = await invite(world, house, need.id, { as: manager, answerBy: '2027-06-01' });
  await book({ from: '2027-06-01', until: '2027-06-30' }).catch(() => undefined);
  expect((await file(manager, `/invitations/${invited.body.id}`)).status).toBe(404); // not accepted: it learns no name
});

it('of one booking the house has a file of its own, with whom it is for', async () => {
  const { id } = await book();
  const own = `/manage/spaces/${house.spaceId}/bookings/${id}`;
  expect((await world.page(own, { as: manager })).html).toContain(`href="${own}/calendar.ics"`);
  expect(unfolded((await file(manager, own)).html)).toContain('SUMMARY:A painter with a name: Studio under the roof');
  for (const who of [member, 'coordinator', 'stranger']) expect((await file(who, own)).status).toBe(404);
});
