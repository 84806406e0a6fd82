import type { ActorFields } from '#shared/domain/actor.ts';
import { type Advice, advise } from '#shared/domain/advice.ts';
import { assess, type Match } from '#shared/domain/assess.ts';
import { type Candidate, candidatesOf } from '#shared/domain/candidates.ts';
import { distanceKm } from '#shared/domain/geo.ts';
import type { House } from '#shared/domain/import-group.ts';
import type { NearMiss } from '#shared/domain/near-miss.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { byMiss, byScore } from '#shared/domain/rank.ts';
import { fieldsOf, siteFieldsOf } from '#shared/store/dynamo/space-index.ts';
import { EUR_PER_HUF, NOW } from './draw-space.ts';

export type Ask = { need: NeedFields; actor: ActorFields };
export type Expected = {
  matches: { id: string; match: Match }[];
  near: ({ id: string } & NearMiss)[];
  advice: Advice[];
};

/** Beyond twice its radius a circle is no near miss: such a pair fails `place` and is neither match nor near. */
const WIDENED = 2;
/** A degree of latitude is 111.19 km on the rule's sphere: nothing nearer is left out. */
const LEAST_KM_PER_DEGREE = 111;

export const candidatesIn = ({ site, spaces, entries }: House): Candidate[] =>
  candidatesOf(
    {
      site: siteFieldsOf(site),
      spaces: spaces.map((space) => ({
        id: space.id,
        fields: fieldsOf(space),
        bookings: entries.get(space.id) ?? [],
      })),
    },
    new Date(NOW),
  );

export const mayBePlaced = ({ places }: NeedFields, site: Candidate['site'], widened = WIDENED): boolean =>
  places.length === 0 ||
  places.some((place) =>
    'country' in place
      ? place.country === site.country
      : Math.abs(place.lat - site.location.lat) * LEAST_KM_PER_DEGREE <= widened * place.radiusKm + 1 &&
        distanceKm(place, site.location) <= widened * place.radiusKm + 1e-6,
  );

/** The rule over every pair, in the plainest way there is. */
export const judgeAll = ({ need, actor }: Ask, candidates: readonly Candidate[]): Expected => {
  const matching: (Candidate & { match: Match })[] = [];
  const near: (Candidate & { near: NearMiss })[] = [];
  for (const candidate of candidates) {
    const { space, site, today } = candidate;
    if (!mayBePlaced(need, site)) continue;
    const assessment = assess(need, actor, space, site, { today, eurPerHuf: EUR_PER_HUF });
    if (assessment.fits) matching.push({ ...candidate, match: assessment.match });
    else if (assessment.near) near.push({ ...candidate, near: assessment.near });
  }
  matching.sort(byScore);
  near.sort(byMiss);
  return {
    matches: matching.map(({ id, match }) => ({ id, match })),
    near: near.map(({ id, near: miss }) => ({ id, ...miss })),
    advice: advise(need, actor, matching, near, EUR_PER_HUF),
  };
};
