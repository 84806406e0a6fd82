import { describe, expect, it } from 'vitest';
import { resolveDays } from '#infra/local/sample/resolve-days.ts';
import { sampleActors, sampleSites } from '#infra/local/sample/sample-data.ts';
import { actorBodySchema, actorFieldsSchema } from '#shared/domain/actor.ts';
import { type Constraint, failsOf } from '#shared/domain/constraints.ts';
import { type Facts, factsOf } from '#shared/domain/facts.ts';
import { nearMissOf } from '#shared/domain/near-miss.ts';
import { needBodySchema } from '#shared/domain/need.ts';
import { nothingLet, siteBodySchema } from '#shared/domain/site.ts';
import { spaceBodySchema } from '#shared/domain/space.ts';
import { toConfirm } from '#shared/domain/to-confirm.ts';

const today = '2027-02-27';
const ctx = { today, eurPerHuf: 0.0026 };
type Pair = { need: string; space: string; facts: Facts; fails: Constraint[] };

const pairs: Pair[] = sampleActors().flatMap((sampleActor) =>
  sampleActor.needs.flatMap(({ body }) => {
    const need = needBodySchema.parse(resolveDays(body, today));
    const { kind, sector, disciplines, values, audiences, home, offers } = actorBodySchema.parse(sampleActor.body);
    const actor = actorFieldsSchema.parse({ kind, sector, disciplines, values, audiences, home, offers });
    return sampleSites().flatMap((sampleSite) => {
      const site = { ...siteBodySchema.parse(sampleSite.body), lettableM2: 0, letM2: nothingLet() };
      return sampleSite.spaces.map((sampleSpace) => {
        const space = { ...spaceBodySchema.parse(sampleSpace.body), bookings: [] };
        const facts = factsOf(need, actor, space, site, ctx);
        const [who, where] = [sampleActor.person, `${sampleSite.key}/${sampleSpace.key}`];
        return { need: `${who}: ${need.title}`, space: where, facts, fails: failsOf(facts) };
      });
    });
  }),
);

const needs = [...new Set(pairs.map(({ need }) => need))];
const spacesFor = (who: string): string[] =>
  pairs.filter(({ need, fails }) => need.startsWith(who) && fails.length === 0).map(({ space }) => space);

describe('the sample needs against the sample spaces', () => {
  it('give a painter near Freiberg all five rooms of the Huthaus, with what to confirm', () => {
    const rooms = pairs.filter(({ need, fails }) => need === 'painter: Studio for painting' && fails.length === 0);
    expect(rooms.map(({ space }) => space)).toEqual([
      'freiberg/reception',
      'freiberg/exhibition',
      'freiberg/office-1',
      'freiberg/office-2',
      'freiberg/office-3',
    ]);
    for (const { facts } of rooms)
      expect(toConfirm(facts)).toEqual(['activities', 'area', 'when', 'term', 'cost', 'amenities', 'emissions']);
  });

  it.each([
    ['brass-band', ['komlo/event-hall']],
    ['choir', ['piran/campata-3']],
    ['food-maker: Evening', ['godego/large', 'godego/small-1', 'godego/small-2']],
    ['wood-carver', ['lokve/house']],
    ['film-maker', ['lokve/house']],
    ['repair-cafe', []], // sessions, where the Huthaus lets by the month
    ['yoga-teacher', []], // 445 m² for twelve people
    ['food-maker: Kitchen', []],
    ['furniture-maker: Workshop', []],
  ])('%s: %j', (who, spaces) => expect(spacesFor(who)).toEqual(spaces));

  it.each([
    ['ceramicist', 'freiberg/office-1', 'place'],
    ['leather-worker: Shop', 'komlo/event-hall', 'place'],
    ['weaver', 'lokve/house', 'place'],
    ['photographer', 'piran/campata-3', 'area'],
    ['reading-circle', 'godego/large', 'area'],
    ['reading-circle', 'godego/small-1', 'area'],
    ['furniture-maker: Ten days', 'godego/large', 'measures'],
  ])('%s nearly finds %s: its %s misses by little', (who, space, constraint) => {
    const pair = pairs.find((candidate) => candidate.need.startsWith(who) && candidate.space === space);
    expect(pair && nearMissOf(pair.facts, pair.fails)).toMatchObject({ constraint });
  });

  it('match in every one of the five houses; some only nearly match, and some find nothing at all', () => {
    const matched = pairs.filter(({ fails }) => fails.length === 0);
    expect(new Set(matched.map(({ space }) => space.split('/')[0])).size).toBe(5);
    const found = new Set(matched.map(({ need }) => need));
    const nearly = new Set(pairs.filter(({ facts, fails }) => nearMissOf(facts, fails)).map(({ need }) => need));
    expect(found.size).toBeGreaterThanOrEqual(8);
    expect(needs.filter((need) => nearly.has(need) && !found.has(need)).length).toBeGreaterThanOrEqual(5);
    expect(needs.filter((need) => !nearly.has(need) && !found.has(need)).length).toBeGreaterThanOrEqual(4);
  });
});
