import { dayNumber } from '../day.ts';
import type { RuleContext } from '../facts.ts';
import type { Point } from '../scalars.ts';
import type { SiteFields } from '../site.ts';
import type { SpaceFields } from '../space.ts';
import { encodeNeeds } from './encode-needs.ts';
import { encodeSpaces, type SiteToPack } from './encode-spaces.ts';
import { decodeNeeds, type PackedNeeds } from './packed-needs.ts';
import { decodeSpaces } from './packed-spaces.ts';
import { lookAtPlace, type PairCursor, pairCursor } from './pair-cursor.ts';

const NO_NEEDS = decodeNeeds(encodeNeeds([]));

/** A cursor that stays on one space, whose site's figures are given, and moves over needs. */
export function cursorOnSpace(space: SpaceFields, site: SiteFields, { today, eurPerHuf }: RuleContext): PairCursor {
  const { bookings, ...fields } = space;
  const { lettableM2, letM2, ...own } = site;
  const booked = bookings.map((booking) => ({ ...booking, sector: null })); // the site's figures are given
  const pair = cursorOnSite(own, [{ id: '', kind: 'studio', fields, bookings: booked }], eurPerHuf);
  pair.keptLoads = [null, null, null];
  pair.today = dayNumber(today);
  pair.areFiguresRead = true;
  pair.lettableM2 = lettableM2;
  pair.letM2.set([letM2.creative, letM2.trade, letM2.service]);
  return pair;
}

/** A cursor that asks which needs look for a space at a place, whatever the space. */
export const cursorAtPlace = (location: Point, country: string, eurPerHuf: number): PairCursor =>
  cursorOnSite({ location, country, ...NOTHING_SAID }, [], eurPerHuf);

const NOTHING_SAID = {
  timeZone: 'UTC',
  purposes: [],
  disciplines: [],
  values: [],
  audiences: [],
  wants: [],
  concept: null,
  importance: {},
};

function cursorOnSite(site: SiteToPack['site'], spaces: SiteToPack['spaces'], eurPerHuf: number): PairCursor {
  const pair = pairCursor(NO_NEEDS, eurPerHuf);
  pair.spaces = decodeSpaces(encodeSpaces([{ siteId: '', site, spaces }]));
  pair.site = 0;
  return pair;
}

/** Moves it to a need, and says whether that looks for a space where the site is. */
export function moveToNeed(pair: PairCursor, needs: PackedNeeds, need: number): boolean {
  pair.needs = needs;
  pair.need = need;
  lookAtPlace(pair);
  return pair.isPlaced;
}
