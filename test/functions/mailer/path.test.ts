import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());

it('brings a published space to the member whose need it matches: one record, one notification, one mail', async () => {
  world.at('2026-11-24T12:00:00Z');
  const need = await anOpenNeed(world, 'painter');
  await world.match();
  world.at('2026-11-24T12:00:01Z');
  const site = await aVerifiedSite(world, 'manager');
  const space = await aPublishedSpace(world, 'manager', site.id);
  await world.match();

  const record = await world.deps.matches.find({ needId: need.id, spaceId: space.id });
  expect(record).toMatchObject({ matching: true, told: { kind: 'new-match', state: 'closed', costCents: 15_000 } });
  const notes = await world.notesOf('painter');
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatchObject({ kind: 'new-match', needIds: [need.id], spaceId: space.id });
  expect(world.mailQueue.held).toEqual([{ personId: await world.personId('painter'), frequency: 'instant' }]);

  const message = world.mailQueue.held.splice(0);
  await world.mail(message);
  expect(world.ses.sent).toHaveLength(0); // not before 60 s
  world.at('2026-11-24T12:01:01Z');
  await world.mail(message);
  await world.mail(message);
  expect(world.ses.sent).toHaveLength(1);
  const [mail] = world.ses.sent;
  expect(mail).toMatchObject({ configurationSet: 'events', to: expect.stringContaining('painter') });
  expect(mail?.text).toContain('Studio under the roof');
  expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  const claim = await world.deps.outbox.findClaim(mail!.tags['person']!, mail!.tags['claim']!);
  expect(claim).toMatchObject({ state: 'closed' });

  const managers = await world.notesOf('manager');
  expect(managers.map(({ kind }) => kind)).toEqual(['new-need', 'site-verified']); // one summary, and the house itself
  expect(managers[0]).toMatchObject({ kind: 'new-need', because: 'published', at: '2026-11-25T07:00:00.000Z' });
});
