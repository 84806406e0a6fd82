import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { anOpenNeed, aPublishedSpace, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
let minute = 0;
/** The service's clock goes on by a minute. */
const later = () => world.at(new Date(Date.UTC(2026, 10, 24, 8, ++minute)).toISOString());

beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());
beforeEach(later);

let houses = 0;
/** A pair that stands alone: 200 km from every other, told and read. */
const aPair = async (member: string, manager: string, space = {}, need = {}) => {
  const lat = 36 + 2 * ++houses;
  const places = [{ lat, lon: 13.34, radiusKm: 30 }];
  const opened = await anOpenNeed(world, member, { places, ...need });
  const site = await aVerifiedSite(world, manager, { location: { lat, lon: 13.38 } });
  await world.match();
  later();
  const published = await aPublishedSpace(world, manager, site.id, space);
  await world.match();
  later();
  return { need: opened, site, space: published, places };
};
/** Without that their house was verified, which managers were told first of all. */
const notesOf = async (subject: string) =>
  (await world.notesOf(subject)).filter(({ kind }) => kind !== 'site-verified');
const kindsOf = async (subject: string) => (await notesOf(subject)).map(({ kind }) => kind).reverse();
const patchSpace = async (space: { id: string }, as: string, body: object) => {
  const { version } = (await world.call('GET', `/spaces/${space.id}`, { as })).body;
  const answer = await world.call('PATCH', `/spaces/${space.id}`, { as, version, body });
  expect(answer.status).toBe(200);
  await world.match();
  later();
};
const moveSpace = async (space: { id: string }, as: string, move: string) => {
  const { version } = (await world.call('GET', `/spaces/${space.id}`, { as })).body;
  expect((await world.call('POST', `/spaces/${space.id}/${move}`, { as, version })).status).toBe(200);
  await world.match();
  later();
};
const monthly = (rentCents: number) => ({
  tariffs: [{ per: 'month', of: 'space', rentCents, chargesCents: 5000, currency: 'EUR' }],
});
const mark = (need: { id: string }, space: { id: string }, as: string, value: string | null) =>
  world.call('POST', `/matches/${matchIdOf([need.id], [space.id])}/mark`, { as, body: { mark: value } });

describe('what is news', () => {
  it('is a space published, once: not a typo, not a photo, not unpublishing and publishing again', async () => {
    const { space } = await aPair('painter', 'm1');
    expect(await kindsOf('painter')).toEqual(['new-match']);
    await patchSpace(space, 'm1', { name: 'Studio under the rooof' });
    expect(world.matchQueue.held).toEqual([]);
    await moveSpace(space, 'm1', 'pause');
    await moveSpace(space, 'm1', 'publish');
    await patchSpace(space, 'm1', { name: 'Studio under the roof', floorLevel: 3 });
    expect(await kindsOf('painter')).toEqual(['new-match']);
    expect(await kindsOf('m1')).toEqual(['new-need']);
  });

  it('is a cost that fell by a tenth since it was last told, in however many steps', async () => {
    const { space } = await aPair('potter', 'm2'); // 150 € a month
    await patchSpace(space, 'm2', monthly(8600)); // 136: not yet
    expect(await kindsOf('potter')).toEqual(['new-match']);
    await patchSpace(space, 'm2', monthly(8500)); // 135: a tenth under 150
    expect(await kindsOf('potter')).toEqual(['new-match', 'cheaper']);
    await patchSpace(space, 'm2', monthly(12_000));
    await patchSpace(space, 'm2', monthly(8500)); // dearer and back again: as it was told
    await patchSpace(space, 'm2', monthly(7200)); // 122: not a tenth under 135
    expect(await kindsOf('potter')).toEqual(['new-match', 'cheaper']);
    const [cheaper] = await world.notesOf('potter');
    expect(cheaper).toMatchObject({ told: { costCents: 13_500 }, before: { costCents: 15_000 } });
  });

  it('is a start thirty days earlier than was last told', async () => {
    const { space } = await aPair('weaver', 'm3', { available: { from: '2027-02-20' } });
    await patchSpace(space, 'm3', { available: { from: '2027-01-22' } }); // 29 days
    expect(await kindsOf('weaver')).toEqual(['new-match']);
    await patchSpace(space, 'm3', { available: { from: '2027-01-21' } });
    expect(await kindsOf('weaver')).toEqual(['new-match', 'sooner']);
  });

  it('is the end of a match that is kept, and of no other', async () => {
    const kept = await aPair('printer', 'm4');
    const left = await aPair('carver', 'm5');
    expect((await mark(kept.need, kept.space, 'printer', 'keep')).body).toMatchObject({ mark: 'keep' });
    await moveSpace(kept.space, 'm4', 'pause');
    await moveSpace(left.space, 'm5', 'pause');
    expect(await kindsOf('printer')).toEqual(['new-match', 'gone']);
    expect(await kindsOf('carver')).toEqual(['new-match']);
    expect((await world.notesOf('printer'))[0]).toMatchObject({ because: 'withdrawn' });
  });

  it('is the end of a match that is applied for, where it no longer suits', async () => {
    const { need, space } = await aPair('binder', 'm6');
    const applied = await world.call('POST', `/needs/${need.id}/applications`, {
      as: 'binder',
      body: { spaceId: space.id, letter: 'We bind books.', links: [] },
    });
    expect(applied.status).toBe(201);
    await patchSpace(space, 'm6', monthly(90_000));
    expect(await kindsOf('binder')).toEqual(['new-match', 'gone']);
    expect((await world.notesOf('binder'))[0]).toMatchObject({ because: 'unmatched' });
    expect((await notesOf('m6')).map(({ kind }) => kind).sort()).toEqual(['application-received', 'new-need']);
  });

  it('is not what one does oneself: a need that is paused ends its matches in silence', async () => {
    const { need, space } = await aPair('baker', 'm7');
    await mark(need, space, 'baker', 'keep');
    const { version } = (await world.call('GET', `/needs/${need.id}`, { as: 'baker' })).body;
    await world.call('POST', `/needs/${need.id}/pause`, { as: 'baker', version });
    await world.match();
    expect(await kindsOf('baker')).toEqual(['new-match']);
    expect(await world.deps.matches.find({ needId: need.id, spaceId: space.id })).toMatchObject({ matching: false });
  });

  it('is nothing of a match that is hidden', async () => {
    const { need, space } = await aPair('dyer', 'm8');
    await mark(need, space, 'dyer', 'hide');
    await patchSpace(space, 'm8', monthly(2000));
    expect(await kindsOf('dyer')).toEqual(['new-match']);
  });

  it('is a house that is verified, or a booking that is removed', async () => {
    const { space, site, places } = await aPair('glazier', 'm9', {}, { activities: ['glass'] });
    expect(await kindsOf('glazier')).toEqual([]);
    await patchSpace(space, 'm9', { activities: ['glass', 'painting'] });
    expect(await kindsOf('glazier')).toEqual(['new-match']);
    const block = { kind: 'block', from: '2027-01-01', until: '2028-01-01', takes: 'all' };
    const draft = await world.call('POST', `/sites/${site.id}/spaces`, {
      as: 'm9',
      body: aSpace({ activities: ['ceramics'] }),
    });
    const booked = await world.call('POST', `/spaces/${draft.body.id}/bookings`, { as: 'm9', body: block });
    await anOpenNeed(world, 'ceramist', { activities: ['ceramics'], places });
    await moveSpace(draft.body, 'm9', 'publish');
    expect(await kindsOf('ceramist')).toEqual([]);
    const path = `/spaces/${draft.body.id}/bookings/${booked.body.id}`;
    expect((await world.call('DELETE', path, { as: 'm9', version: 1 })).status).toBe(204);
    await world.match();
    expect(await kindsOf('ceramist')).toEqual(['new-match']);
  });
});

describe('who is told', () => {
  it('gets no mail about a write of their own, and finds it in the service all the same', async () => {
    const { places } = await aPair('fiddler', 'm10');
    await world.mail([]);
    world.mailQueue.held.length = 0;
    later();
    await anOpenNeed(world, 'fiddler', { places });
    await world.match();
    expect(await kindsOf('fiddler')).toEqual(['new-match', 'new-match']);
    expect(world.mailQueue.held).toEqual([]);
    expect((await world.notesOf('fiddler'))[0]?.decision).toMatchObject({ mail: null, noMail: 'own-write' });
  });

  it('as a manager never sees whose need it is, and only from the day of the digest', async () => {
    const { need, space } = await aPair('smith', 'm11');
    const verified = { items: [expect.objectContaining({ kind: 'site-verified' })], next: null };
    expect((await world.call('GET', '/notifications', { as: 'm11' })).body).toEqual(verified);
    const { items: one } = (await world.call('GET', '/notifications?limit=1', { as: 'm11' })).body;
    expect(one).toEqual(verified.items); // a page is filled up with what is shown
    const before = world.deps.now().toISOString();
    world.at('2026-11-25T07:00:00Z'); // 08:00 in Berlin
    const { items } = (await world.call('GET', '/notifications', { as: 'm11' })).body;
    expect(items).toMatchObject([
      {
        kind: 'new-need',
        because: 'published',
        spaceId: space.id,
        needId: null,
        matchId: null,
        told: null,
        needs: '0-2',
      },
      { kind: 'site-verified', needs: '0-2', pseudonyms: [] },
    ]);
    const why = await world.call('GET', `/notifications/${items[0].id}/why`, { as: 'm11' });
    const text = JSON.stringify([items, why.body]);
    for (const secret of [need.id, need.actorId, '20000', '0.8']) expect(text).not.toContain(secret);
    world.at(before);
  });

  it('as a manager learns no hidden figure by trying: three changes a day are followed, the rest the next day', async () => {
    const { space } = await aPair('miller', 'm15', monthly(90_000));
    for (const rent of [80_000, 70_000, 60_000, 10_000]) {
      await world.call('GET', `/spaces/${space.id}/matches`, { as: 'm15' });
      await patchSpace(space, 'm15', monthly(rent));
    }
    expect(await kindsOf('miller')).toEqual(['new-match']);
    expect(await kindsOf('m15')).toEqual([]);
    const before = world.deps.now().toISOString();
    world.at('2026-11-25T03:00:00Z');
    await world.sweep();
    await world.match();
    expect(await kindsOf('m15')).toEqual(['new-need']);
    expect(await kindsOf('miller')).toEqual(['new-match']);
    world.at(before);
  });

  it('sees nothing more once they have left', async () => {
    await aPair('juggler', 'm12');
    const [note] = (await world.call('GET', '/notifications', { as: 'juggler' })).body.items;
    const actorId = (await world.call('GET', '/actors', { as: 'juggler' })).body.items[0].id;
    const [me, scope] = [await world.personId('juggler'), { kind: 'actor', id: actorId } as const];
    const other = { schemaVersion: 1, personId: 'another', scope, role: 'member', version: 1 } as const;
    await world.deps.commit(world.deps.memberships.add({ ...other, since: world.deps.now().toISOString() }));
    const mine = await world.deps.memberships.find(me, scope);
    await world.deps.commit(world.deps.memberships.remove(mine!));
    expect((await world.call('GET', '/notifications', { as: 'juggler' })).body.items).toEqual([]);
    expect((await world.call('GET', `/notifications/${note.id}/why`, { as: 'juggler' })).status).toBe(404);
  });
});

describe('whatever is repeated, reordered or done at once', () => {
  it('changes nothing more', async () => {
    const { need, space, site } = await aPair('turner', 'm13');
    const message = (kind: 'need' | 'space' | 'site' | 'actor', id: string) =>
      ({ kind, id, by: null, at: world.deps.now().toISOString() }) as const;
    const all = [
      message('need', need.id),
      message('space', space.id),
      message('site', site.id),
      message('actor', need.actorId),
    ];
    const before = await world.deps.matches.find({ needId: need.id, spaceId: space.id });
    expect(await world.judge([...all, ...all.reverse(), ...all])).toBe(0);
    await Promise.all([...all, ...all].map((each) => world.judge([each])));
    await world.match();
    expect(await kindsOf('turner')).toEqual(['new-match']);
    expect(await kindsOf('m13')).toEqual(['new-need']);
    expect(await world.deps.matches.find({ needId: need.id, spaceId: space.id })).toEqual(before);
  });

  it('goes on where a matcher died, between the record and its notifications', async () => {
    const { need, space } = await aPair('tiler', 'm14');
    const pair = { needId: need.id, spaceId: space.id };
    const record = (await world.deps.matches.find(pair))!;
    const at = world.deps.now().toISOString();
    const told = { ...record.told!, at, kind: 'cheaper' as const, costCents: 9000, state: 'pending' as const };
    await world.deps.commit(world.deps.matches.put({ ...record, told, version: record.version + 1 }));
    await world.judge([{ kind: 'need', id: need.id, by: null, at: world.deps.now().toISOString() }]);
    expect(await kindsOf('tiler')).toEqual(['new-match', 'cheaper']);
    expect((await world.deps.matches.find(pair))?.told?.state).toBe('closed');
  });
});
