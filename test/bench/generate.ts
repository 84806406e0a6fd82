import type { ActorBody } from '#shared/domain/actor.ts';
import type { BookingBody } from '#shared/domain/booking.ts';
import type { NeedBody } from '#shared/domain/need.ts';
import type { SiteBody } from '#shared/domain/site.ts';
import type { SpaceBody } from '#shared/domain/space.ts';
import { drawActor, drawNeed } from './draw-need.ts';
import { drawBookings, drawSite, drawSpace } from './draw-space.ts';
import { europe, type Places, tile } from './places.ts';
import { randomOf } from './random.ts';

/** A record of the import command; a body as the API takes it. */
export type BenchRecord =
  | { kind: 'site'; id: string; state: 'verified'; body: Partial<SiteBody> }
  | { kind: 'space'; id: string; of: string; state: 'published'; body: Partial<SpaceBody> }
  | { kind: 'booking'; id: string; of: string; body: Partial<BookingBody> }
  | { kind: 'actor'; id: string; members: string[]; body: Partial<ActorBody> }
  | { kind: 'need'; id: string; of: string; state: 'open'; body: Partial<NeedBody> };

export type Size = {
  seed: number;
  spaces: number;
  needs: number;
  /**
   * map: one map of Europe, denser the more there is. density: a larger map, everywhere as dense, circle needs only.
   * capital: one space, and needs around it which it all suits, each of another person.
   */
  grows: 'map' | 'density' | 'capital';
  /** Persons to whom the actors belong in turn. */
  members: readonly string[];
};

const SPACES_A_SITE = 4;
const SPACES_A_TILE = 1000;
const NEEDS_AN_ACTOR = 2;

/** Sites with their spaces, then actors with their needs, a place at a time; the same for the same size. */
export function* generate(size: Size): Generator<BenchRecord> {
  if (size.grows === 'map') {
    yield* offers(size, europe(), size.spaces, 's');
    yield* demands(size, europe(), size.needs, 'n', false);
    return;
  }
  const tiles = Math.max(1, Math.round(size.spaces / SPACES_A_TILE));
  for (let number = 0; number < tiles; number += 1) {
    yield* offers(
      { ...size, seed: size.seed + number },
      tile(number),
      Math.min(size.spaces, SPACES_A_TILE),
      `s${number}-`,
    );
    yield* demands(
      { ...size, seed: size.seed + number },
      tile(number),
      Math.round(size.needs / tiles),
      `n${number}-`,
      true,
    );
  }
}

function* offers({ seed }: Size, places: Places, spaces: number, prefix: string): Generator<BenchRecord> {
  const random = randomOf(seed * 2 + 1);
  for (let made = 0; made < spaces; ) {
    const town = places.draw(random);
    const siteId = `${prefix}h${made}`;
    yield { kind: 'site', id: siteId, state: 'verified', body: drawSite(random, town) };
    const wanted = Math.min(spaces - made, random.int(1, 2 * SPACES_A_SITE - 1));
    for (let i = 0; i < wanted; i += 1) {
      const id = `${prefix}${made++}`;
      const body = drawSpace(random, town.country);
      yield { kind: 'space', id, of: siteId, state: 'published', body };
      for (const [n, booking] of drawBookings(random, body).entries())
        yield { kind: 'booking', id: `${id}-b${n}`, of: id, body: booking };
    }
  }
}

function* demands(
  { seed, members }: Size,
  places: Places,
  needs: number,
  prefix: string,
  circlesOnly: boolean,
): Generator<BenchRecord> {
  const random = randomOf(seed * 2 + 2);
  for (let made = 0; made < needs; ) {
    const town = places.draw(random);
    const actorId = `${prefix}a${made}`;
    yield { kind: 'actor', id: actorId, members: [members[made % members.length]!], body: drawActor(random, town) };
    const wanted = Math.min(needs - made, random.int(1, 2 * NEEDS_AN_ACTOR - 1));
    for (let i = 0; i < wanted; i += 1) {
      const body = drawNeed(random, town, places, circlesOnly);
      yield { kind: 'need', id: `${prefix}${made++}`, of: actorId, state: 'open', body };
    }
  }
}
