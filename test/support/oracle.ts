// The rule a second time, written straight from the specification and apart from shared/domain: days and minutes are
// tried one by one, nothing is shared with the real one but the types. Slow, for comparison on random data only.
import { ceil, day, iso, Judge, le, minute } from './oracle-calendar.ts';
import type { Pair } from './pair-arbitraries.ts';

type Answer = {
  fails: string[];
  near: string | null;
  toConfirm: string[];
  use: string;
  match?: Record<string, unknown> & { criteria: Record<string, unknown>[] };
};

function km(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = (x: number) => (x * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * 6371.0088 * Math.atan2(Math.sqrt(h), Math.sqrt(1 - h));
}

function budgetOf({ need, ctx }: Pair, days: number): number {
  const cents = need.budget.currency === 'HUF' ? need.budget.cents * ctx.eurPerHuf : need.budget.cents;
  const w = need.when;
  if (w.kind === 'stay') return need.budget.per === 'total' && days >= 30 ? (cents * 30) / days : cents;
  if (need.budget.per === 'session') return cents;
  if (need.budget.per === 'month') return (cents * 7) / (30 * w.perWeek);
  return cents / (Math.max(1, ceil((day(w.latest) - day(w.earliest)) / 7)) * w.perWeek);
}

function pricesOf({ need, actor, space, ctx }: Pair, use: string, offered: number | null, days: number) {
  const known: number[] = [];
  const bounds: number[] = [];
  for (const t of space.tariffs ?? []) {
    if (t.for !== null && !t.for.includes(actor.kind)) continue;
    const stay = need.when.kind === 'stay';
    if (stay ? t.per === 'hour' : t.per === 'month') continue;
    const price = (x: number | null): number | null => {
      if (x === null) return null;
      let amount = t.currency === 'HUF' ? x * ctx.eurPerHuf : x;
      if (t.of === 'm2' && offered === null) return null;
      if (t.of === 'space' && use === 'places' && space.capacity === null) return null;
      if (t.of === 'person') amount *= need.people;
      if (t.of === 'm2') amount *= offered ?? 0;
      if (t.of === 'space' && use === 'part') amount *= (offered ?? 0) / (space.areaM2 ?? 1);
      if (t.of === 'space' && use === 'places')
        amount *= Math.min(need.people, space.capacity ?? 1) / (space.capacity ?? 1);
      if (stay) return t.per === 'day' ? amount * Math.min(days, 30) : amount;
      return need.when.kind === 'sessions' && t.per === 'hour' ? amount * need.when.hours : amount;
    };
    const both = t.rentCents === null || t.chargesCents === null ? null : price(t.rentCents + t.chargesCents);
    if (both !== null) known.push(both);
    else if (t.rentCents !== null && t.chargesCents !== null) bounds.push(0);
    else bounds.push(price(t.rentCents ?? t.chargesCents) ?? 0);
  }
  return { known, bounds };
}

/** The whole assessment, slowly. */
export function oracle(p: Pair): Answer {
  const { need, actor, space, site } = p;
  const judge = new Judge(p);
  const { use } = judge;
  const found = judge.when();
  const w = need.when;
  const { min, max } = need.areaM2;
  const ideal = need.areaM2.ideal ?? (max === null ? min : (min + max) / 2);
  let offered: number | null = space.areaM2;
  if (use === 'places')
    offered =
      space.areaM2 === null || space.capacity === null
        ? null
        : (space.areaM2 * Math.min(need.people, space.capacity)) / space.capacity;
  if (use === 'part') offered = Math.min(found.left, Math.max(judge.lower, Math.min(ideal, max ?? Infinity)));

  const budget = budgetOf(p, found.days);
  const { known, bounds } = pricesOf(p, use, offered, found.days);
  const cheapest = known.length === 0 ? null : Math.min(...known);
  const unknownCost =
    (cheapest === null || !le(cheapest, budget)) && (space.tariffs === null || bounds.some((b) => le(b, budget)));

  const circles = need.places.flatMap((x) =>
    'radiusKm' in x ? [{ distance: km(site.location, x), radius: x.radiusKm }] : [],
  );
  const holding = circles.filter((c) => le(c.distance, c.radius));
  const inCountry = need.places.some((x) => 'country' in x && x.country === site.country);
  const missing = need.requires.filter((c) => space.amenities.lacks.includes(c));
  const measures = (['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const).filter(
    (c) => need.minimums[c] !== undefined,
  );
  const tooWeak = measures.filter((c) => {
    const have = space.measures[c];
    return have !== null && !le(need.minimums[c] ?? 0, have);
  });
  const kinds = (['dust', 'fumes', 'wet', 'flame'] as const).filter((c) => need.emits[c]);
  const refused: string[] = kinds.filter((c) => space.tolerates[c] === false);
  const tooLoud = space.tolerates.noise === null ? 0 : Math.max(0, need.emits.noise - space.tolerates.noise);
  const small = use === 'part' ? (space.areaM2 ?? 0) : offered;
  const large = use === 'part' ? judge.wanted : offered;

  const fails: string[] = [];
  if (space.activities !== null && !need.activities.every((c) => space.activities?.includes(c)))
    fails.push('activities');
  if ((small !== null && !le(min, small)) || (large !== null && !le(large, max ?? Infinity))) fails.push('area');
  if (found.start === null) fails.push('when');
  if (w.kind === 'stay' && !judge.termHolds(w.minDays, w.maxDays)) fails.push('term');
  if (!unknownCost && (cheapest === null || !le(cheapest, budget))) fails.push('cost');
  if (need.places.length > 0 && holding.length === 0 && !inCountry) fails.push('place');
  if (missing.length > 0) fails.push('amenities');
  if (tooWeak.length > 0) fails.push('measures');
  if (refused.length > 0 || tooLoud > 0) fails.push('emissions');
  if (space.capacity !== null && need.people > space.capacity) fails.push('people');
  const tenures = [need.tenure, space.tenure ?? 'either'];
  if (!tenures.includes('either') && tenures[0] !== tenures[1]) fails.push('tenure');

  const asked = [...need.requires, ...need.prefers];
  const points = asked.map((c) => (space.amenities.has.includes(c) ? 1 : space.amenities.lacks.includes(c) ? 0 : 0.5));
  const unknowns: [string, boolean][] = [
    ['activities', space.activities === null],
    ['area', offered === null],
    ['when', space.modes === null || space.available === null || (w.kind === 'sessions' && space.hours === null)],
    ['term', w.kind === 'stay' && space.term === null],
    ['cost', unknownCost],
    ['amenities', points.includes(0.5)],
    ['measures', measures.some((c) => space.measures[c] === null)],
    [
      'emissions',
      kinds.some((c) => space.tolerates[c] === null) || (need.emits.noise > 0 && space.tolerates.noise === null),
    ],
    ['people', space.capacity === null && need.people > 1],
    ['tenure', space.tenure === null && need.tenure !== 'either'],
  ];
  const toConfirm = unknowns.filter(([, is]) => is).map(([code]) => code);

  const isNear = (): boolean => {
    switch (fails[0]) {
      case 'area':
        return small !== null && !le(min, small) ? le(0.7 * min, small) : le(large ?? 0, 1.3 * (max ?? Infinity));
      case 'when': {
        if (!judge.modeOffered()) return false;
        if (w.kind === 'sessions') {
          const pad = (m: number) =>
            `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
          const from = pad(Math.max(0, minute(w.from) - 120));
          const to = pad(Math.min(1440, minute(w.to) + 120));
          return judge.sessions([1, 2, 3, 4, 5, 6, 7], from, to).start !== null;
        }
        const [earliest, latest] = [day(w.earliest), day(w.latest)];
        if (judge.stay({ ...w, earliest: earliest - 90, latest: latest + 90 }).start !== null) return true;
        const minDays = ceil(0.7 * w.minDays);
        const maxDays = need.budget.per === 'total' ? minDays : w.maxDays;
        return judge.termHolds(minDays, maxDays) && judge.stay({ earliest, latest, minDays, maxDays }).start !== null;
      }
      case 'term': {
        if (w.kind !== 'stay' || space.term === null) return false;
        if (w.maxDays !== null && w.maxDays < space.term.minDays) return le(0.7 * space.term.minDays, w.maxDays);
        return le(w.minDays, 1.3 * (space.term.maxDays ?? Infinity));
      }
      case 'cost':
        return cheapest !== null && le(cheapest, 1.5 * budget);
      case 'place':
        return circles.some((c) => le(c.distance, 2 * c.radius));
      case 'amenities':
        return missing.length === 1 && missing[0] !== 'step-free' && missing[0] !== 'accessible-toilet';
      case 'measures':
        return tooWeak.length === 1 && tooWeak.every((c) => le(0.8 * (need.minimums[c] ?? 0), space.measures[c] ?? 0));
      case 'emissions':
        return refused.length + (tooLoud > 0 ? 1 : 0) === 1 && tooLoud <= 1;
      case 'people':
        return le(need.people, 1.3 * (space.capacity ?? Infinity));
      case 'tenure':
        return true;
      default:
        return false;
    }
  };
  const near = fails.length === 1 && isNear() ? (fails[0] ?? null) : null;
  if (fails.length > 0 || found.start === null) return { fails, near, toConfirm, use };

  const criteria: { side: string; code: string; d: number; weight: number }[] = [];
  const levels = { low: 1, normal: 2, high: 4 };
  const forCreative = (code: keyof typeof need.importance, d: number) =>
    criteria.push({ side: 'creative', code, d, weight: levels[need.importance[code] ?? 'normal'] });
  const forSite = (code: keyof typeof site.importance, d: number) =>
    criteria.push({ side: 'site', code, d, weight: levels[site.importance[code] ?? 'normal'] });

  const r = (cheapest ?? 0) / budget;
  forCreative('cost', unknownCost ? 0.5 : Math.min(1, 1.5 - r));
  let dArea = 0.5;
  if (offered !== null) {
    if (Math.abs(offered - ideal) <= 1e-6 || (offered > ideal && max === null)) dArea = 1;
    else if (offered < ideal) dArea = 0.5 + (0.5 * (offered - min)) / (ideal - min);
    else dArea = 0.5 + (0.5 * ((max ?? 0) - offered)) / ((max ?? 0) - ideal);
  }
  forCreative('area', dArea);
  const distances = holding.map((c) => 1 - (0.5 * c.distance) / c.radius);
  if (distances.length > 0) forCreative('distance', Math.max(...distances));
  if (asked.length > 0) forCreative('amenities', (1 + points.reduce<number>((a, b) => a + b, 0)) / (1 + asked.length));
  const [e, l] = [day(w.earliest), day(w.latest)];
  const openUnknown = space.available === null || (w.kind === 'sessions' && space.hours === null);
  if (e !== l) forCreative('start', openUnknown ? 0.5 : 1 - (0.5 * (found.start - e)) / (l - e));
  if (w.kind === 'stay') {
    const want = w.maxDays ?? 365;
    const lacking = Math.max(0, want - found.days);
    if (want > w.minDays)
      forCreative('duration', space.available === null ? 0.5 : 1 - (0.5 * lacking) / (want - w.minDays));
  }
  criteria.push({ side: 'creative', code: 'certainty', d: Math.max(0.5, 1 - toConfirm.length / 10), weight: 2 });

  const common = (s: readonly string[], a: readonly string[]): number =>
    0.5 + 0.5 * Math.min(1, s.filter((c) => a.includes(c)).length / Math.min(2, s.length));
  if (site.purposes.length > 0) forSite('purpose', site.purposes.some((c) => need.activities.includes(c)) ? 1 : 0.5);
  if (site.disciplines.length > 0) forSite('kinship', common(site.disciplines, actor.disciplines));
  if (site.values.length > 0) forSite('values', common(site.values, actor.values));
  if (site.importance.local !== undefined) {
    const far = actor.home === null ? 250 : Math.min(250, Math.max(25, km(site.location, actor.home)));
    forSite('local', 1 - (0.5 * (far - 25)) / 225);
  }
  if (site.wants.length > 0) forSite('synergy', common(site.wants, actor.offers));
  if (site.audiences.length > 0) forSite('audience', common(site.audiences, actor.audiences));
  if (site.concept !== null && w.kind === 'stay' && use !== 'places' && site.lettableM2 > 0) {
    const quota = site.concept[actor.sector] * site.lettableM2;
    const after = site.letM2[actor.sector] + (offered ?? 0);
    forSite('mix', offered === null ? 0.5 : le(after, quota) ? 1 : Math.max(0.25, quota / after));
  }
  const { preferredTerm } = space;
  if (w.kind === 'stay' && preferredTerm !== null) {
    let d = 1;
    if (found.days < preferredTerm.minDays) d = Math.max(0.25, found.days / preferredTerm.minDays);
    else if (found.shortest > (preferredTerm.maxDays ?? Infinity))
      d = Math.max(0.25, (preferredTerm.maxDays ?? 0) / found.shortest);
    forSite('term', d);
  }

  const side = (name: string): number => {
    const own = criteria.filter((c) => c.side === name);
    const weights = own.reduce((sum, c) => sum + c.weight, 0);
    if (weights === 0) return 0.75;
    return Math.exp(own.reduce((sum, c) => sum + c.weight * Math.log(Math.max(0.05, c.d)), 0) / weights);
  };
  const [creative, ofSite] = [side('creative'), side('site')];
  return {
    fails,
    near,
    toConfirm,
    use,
    match: {
      score: Math.floor(((2 * creative * ofSite) / (creative + ofSite)) * 1e6 + 0.5) / 1e6,
      creative,
      site: ofSite,
      start: iso(found.start),
      days: w.kind === 'stay' ? found.days : null,
      cost: unknownCost ? null : cheapest,
      offeredAreaM2: offered,
      distanceKm: holding.length === 0 ? null : (holding[distances.indexOf(Math.max(...distances))]?.distance ?? null),
      criteria,
    },
  };
}
