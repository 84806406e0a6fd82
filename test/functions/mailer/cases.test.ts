import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aHouse, apply, aSuitor, type House, invite } from '#test/support/case-world.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
let house: House;
beforeAll(async () => {
  world = await startEventWorld();
  house = await aHouse(world);
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.at(NOON);
  await world.match();
  world.ses.sent.length = 0;
  world.mailQueue.held.length = 0;
});

const NOON = '2026-11-24T12:00:00Z';
const NEXT_DIGEST = '2026-11-25T07:00:00Z';
const mailsTo = (subject: string) => world.ses.sent.filter(({ to }) => to.startsWith(`${subject}@`));
const caseKinds = async (subject: string) =>
  (await world.notesOf(subject)).map(({ kind }) => kind).filter((kind) => /^(app|inv|placed)/.test(kind));
const send = async (when: string) => {
  await world.match();
  world.at(when);
  await world.dispatch();
  await world.mail();
};

it('an application reaches the managers with their digest, its answer the member at once', async () => {
  const need = await aSuitor(world, 'applicant');
  const applied = await apply(world, need.id, house.spaceId, 'applicant');
  expect(applied.status).toBe(201);
  await send(NEXT_DIGEST);
  expect(await caseKinds('manager')).toEqual(['application-received']);
  expect(mailsTo('manager')[0]?.text).toContain('I paint large canvases.');
  for (const part of [mailsTo('manager')[0]?.text, mailsTo('manager')[0]?.html]) {
    expect(part).toContain(`http://localhost/applications/${applied.body.id}`);
    expect(part).toContain('http://localhost/settings');
    expect(part).toMatch(/http:\/\/localhost\/notifications\/[\w-]+/);
    expect(part?.replaceAll('http://localhost/v1/unsubscribe', '')).not.toContain('/v1/'); // people are led to pages
  }
  expect(await caseKinds('applicant')).toEqual([]);

  const path = `/applications/${applied.body.id}`;
  expect(
    (await world.call('POST', `${path}/accept`, { as: 'manager', version: 1, body: { message: null } })).status,
  ).toBe(200);
  await send('2026-11-25T07:02:00Z');
  await world.match();
  expect((await caseKinds('applicant')).sort()).toEqual(['application-accepted', 'placed-question']);
  const answers = mailsTo('applicant').filter(({ text }) => text.includes('says yes'));
  expect(answers).toHaveLength(1);
  expect(answers[0]?.subject).toMatch(/^Your application .* was accepted$/);
  expect(answers[0]?.text).toContain('Say whether your need is placed');
});

it('an invitation tells the house nothing of who declines', async () => {
  const need = await aSuitor(world, 'shy');
  const invited = await invite(world, house, need.id);
  expect(invited.status).toBe(201);
  await send('2026-11-24T12:02:00Z');
  expect(await caseKinds('shy')).toEqual(['invitation-received']);
  expect(mailsTo('shy').some(({ text }) => text.includes('Your work would suit the hall.'))).toBe(true);
  expect(mailsTo('shy').some(({ text }) => text.includes(`http://localhost/invitations/${invited.body.id}`))).toBe(
    true,
  );
  const path = `/invitations/${invited.body.id}`;
  expect((await world.call('POST', `${path}/decline`, { as: 'shy', version: 1 })).status).toBe(200);
  world.ses.sent.length = 0;
  await send(NEXT_DIGEST);
  expect(await caseKinds('manager')).toContain('invitation-declined');
  const text = mailsTo('manager')
    .map((mail) => mail.text)
    .join();
  expect(text).toContain('declined');
  for (const secret of ['A painter with a name', need.id, need.actorId]) expect(text).not.toContain(secret);
});

it('what is answered before the digest leaves is not asked for in it', async () => {
  const need = await aSuitor(world, 'hasty');
  const applied = await apply(world, need.id, house.spaceId, 'hasty');
  const withdrawn = await world.call('POST', `/applications/${applied.body.id}/withdraw`, { as: 'hasty', version: 1 });
  expect(withdrawn.status).toBe(200);
  await send(NEXT_DIGEST);
  const text = mailsTo('manager')
    .map((mail) => mail.text)
    .join();
  expect(text).not.toContain('I paint large canvases.');
  expect(text).toContain('no longer applies');
});

it('an invitation to membership is mailed to its address once, with the token that opens it', async () => {
  const need = await aSuitor(world, 'founder');
  const scope = { kind: 'actor', id: need.actorId };
  const body = { scope, mail: 'newcomer@example.org' };
  expect((await world.call('POST', '/memberships/invitations', { as: 'founder', body })).status).toBe(201);
  const records = await world.readStream();
  await world.route([...records, ...records]);
  await world.judge(world.matchQueue.held.splice(0));
  const messages = world.mailQueue.held.splice(0);
  await Promise.all([...messages, ...messages].map((message) => world.mail([message])));
  expect(mailsTo('newcomer')).toHaveLength(1);
  const token = /token=([\w-]+)/.exec(mailsTo('newcomer')[0]?.text ?? '')?.[1];
  expect((await world.call('POST', '/memberships/accept', { as: 'newcomer', body: { token } })).status).toBe(201);
});

it('a booking for an actor reaches its members, and so does its end', async () => {
  const need = await aSuitor(world, 'booker');
  const applied = await apply(world, need.id, house.spaceId, 'booker');
  expect(applied.status).toBe(201);
  const body = { kind: 'stay', from: '2027-05-01', until: '2027-05-08', takes: 'all', actorId: need.actorId };
  const booked = await world.call('POST', `/spaces/${house.spaceId}/bookings`, { as: 'manager', body });
  expect(booked.status).toBe(201);
  await send('2026-11-24T12:02:00Z');
  expect(await caseKinds('booker')).toEqual([]);
  expect((await world.notesOf('booker')).map(({ kind }) => kind)).toContain('booking-confirmed');
  expect(mailsTo('booker').filter(({ text }) => text.includes('7 May 2027'))).toHaveLength(1);
  const path = `/spaces/${house.spaceId}/bookings/${booked.body.id}`;
  expect((await world.call('DELETE', path, { as: 'manager', version: 1 })).status).toBe(204);
  await send('2026-11-24T12:05:00Z');
  expect((await world.notesOf('booker')).map(({ kind }) => kind)).toContain('booking-cancelled');
  expect(mailsTo('booker').filter(({ text }) => text.includes('The days are free again'))).toHaveLength(1);
});
