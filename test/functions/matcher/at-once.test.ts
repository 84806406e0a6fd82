import { afterAll, beforeAll, expect, it } from 'vitest';
import { needBodySchema } from '#shared/domain/need.ts';
import { spaceBodySchema } from '#shared/domain/space.ts';
import { moveNeed, registerNeed } from '#shared/usecases/keep-need.ts';
import { createSpace, moveSpace } from '#shared/usecases/keep-space.ts';
import { aNeed, anActor, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

const TIMES = 200;
const HOUSES = 20;

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());

const callerOf = async (subject: string) => {
  const id = await world.personId(subject);
  const person = await world.deps.persons.find(id);
  if (!person) throw new Error(`${subject} is nobody`);
  return { person, memberships: await world.deps.memberships.ofPerson(id) };
};

it(`gives one match and one notification each side of a need opened and a space published at once, ${TIMES} times`, async () => {
  const { deps } = world;
  const placeOf = (i: number) => ({ lat: 50 + (i % HOUSES), lon: 13.34 }); // houses far from one another
  const { id: actorId } = (await world.call('POST', '/actors', { as: 'guild', body: anActor() })).body;
  const guild = await callerOf('guild');
  const houses = await Promise.all(
    Array.from({ length: HOUSES }, async (_, i) => {
      const { id } = await aVerifiedSite(world, `host${i}`, { location: placeOf(i) });
      return { id, host: await callerOf(`host${i}`) };
    }),
  );
  const judged = async (kind: 'need' | 'space', id: string, by: string) =>
    world.judge([{ kind, id, by, at: deps.now().toISOString() }]);
  const needIds: string[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    const { id: siteId, host } = houses[i % HOUSES]!;
    const areaM2 = 20 + i; // each suits its own space only
    const asked = aNeed({ places: [{ ...placeOf(i), radiusKm: 5 }], areaM2: { min: areaM2, max: areaM2 } });
    const need = await registerNeed(deps, guild, actorId, needBodySchema.parse(asked));
    const space = await createSpace(deps, host, siteId, spaceBodySchema.parse(aSpace({ areaM2 })));
    needIds.push(need.id);
    const failed = await Promise.all([
      moveNeed(deps, guild, need.id, 1, 'open').then(() => judged('need', need.id, guild.person.id)),
      moveSpace(deps, host, space.id, 1, 'publish').then(() => judged('space', space.id, host.person.id)),
    ]);
    expect(failed).toEqual([0, 0]);
    expect(await deps.matches.listSpaceIds(need.id)).toEqual([space.id]);
    expect(await deps.matches.listNeedIds(space.id)).toEqual([need.id]);
  }
  const notesOf = async (personId: string) => (await deps.notes.list(personId, { limit: 1000 })).items;
  const ofMember = (await notesOf(guild.person.id)).flatMap((note) => note.needIds);
  expect(ofMember.sort()).toEqual([...needIds].sort());
  const ofManagers = await Promise.all(houses.map(({ host }) => notesOf(host.person.id)));
  expect(ofManagers.flat().flatMap((note) => note.needIds)).toHaveLength(TIMES);
  expect(
    ofManagers
      .flat()
      .flatMap((note) => note.needIds)
      .sort(),
  ).toEqual([...needIds].sort());
}, 240_000);
