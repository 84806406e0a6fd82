import type { BookingFields } from '../booking.ts';
import {
  ACTIVITIES,
  ACTOR_KINDS,
  AMENITIES,
  AUDIENCES,
  CURRENCIES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  type Sector,
  SPACE_KINDS,
  VALUES,
} from '../codes.ts';
import { MEASURES, NUISANCES } from '../constraints.ts';
import { SITE_CRITERIA } from '../criterion.ts';
import { dayNumber, minutesOf } from '../day.ts';
import type { SiteFields } from '../site.ts';
import type { SpaceFields } from '../space.ts';
import { positionsOf } from './code-lists.ts';
import { type ColumnWriter, columnWriter } from './column-writer.ts';
import {
  BOOKING_KINDS,
  MODE_LISTS,
  packCountry,
  packFlags,
  packLevels,
  TAKES_ALL,
  TAKES_AREA,
  TAKES_PEOPLE,
  TARIFF_OFS,
  TARIFF_PERS,
  TENURES,
} from './space-codes.ts';
import { type ToldSite, writeTold } from './told-columns.ts';

export const SPACES_LAYOUT = 2; // 1 was JSON, a site a row

export type Booked = BookingFields & { sector: Sector | null };
/** A verified site with its published spaces: as much of a SiteEntry as the rule and a filter read. */
export type SiteToPack = {
  siteId: string;
  site: Omit<SiteFields, 'lettableM2' | 'letM2'>;
  told?: ToldSite;
  spaces: readonly {
    id: string;
    kind: (typeof SPACE_KINDS)[number];
    fields: Omit<SpaceFields, 'bookings'>;
    bookings: readonly Booked[];
  }[];
};

/** Sites and their spaces as columns. A site stands whole in one batch: its figures are sums over its spaces. */
export function encodeSpaces(sites: readonly SiteToPack[]): Uint8Array {
  const write = columnWriter(SPACES_LAYOUT);
  const spaces = sites.flatMap((site) => site.spaces);
  write.ints([sites.length, spaces.length]);
  writeSites(write, sites);
  write.ids(spaces.map(({ id }) => id));
  write.ints(spaces.map(({ kind }) => SPACE_KINDS.indexOf(kind)));
  const fields = spaces.map((space) => space.fields);
  writeFields(write, fields);
  writeHours(write, fields);
  writeTariffs(write, fields);
  writeBookings(
    write,
    spaces.map(({ bookings }) => bookings),
  );
  writeTold(write, sites);
  return write.bytes();
}

function writeSites(write: ColumnWriter, entries: readonly SiteToPack[]): void {
  const sites = entries.map(({ site }) => site);
  const zones = [...new Set(sites.map(({ timeZone }) => timeZone))];
  write.ids(entries.map(({ siteId }) => siteId));
  write.ints(entries.map(({ spaces }) => spaces.length));
  write.numbers(sites.map(({ location }) => location.lat));
  write.numbers(sites.map(({ location }) => location.lon));
  write.ints(sites.map(({ country }) => packCountry(country)));
  write.ints([zones.length]);
  write.texts(zones);
  write.ints(sites.map(({ timeZone }) => zones.indexOf(timeZone)));
  write.lists(sites.map(({ purposes }) => positionsOf(purposes, ACTIVITIES)));
  write.lists(sites.map(({ disciplines }) => positionsOf(disciplines, DISCIPLINES)));
  write.lists(sites.map(({ values }) => positionsOf(values, VALUES)));
  write.lists(sites.map(({ audiences }) => positionsOf(audiences, AUDIENCES)));
  write.lists(sites.map(({ wants }) => positionsOf(wants, OFFERS)));
  for (const sector of SECTORS) write.numbers(sites.map(({ concept }) => concept?.[sector] ?? null));
  write.ints(sites.map(({ importance }) => packLevels(importance, SITE_CRITERIA)));
}

type Fields = Omit<SpaceFields, 'bookings'>;

function writeFields(write: ColumnWriter, all: readonly Fields[]): void {
  write.lists(all.map(({ activities }) => activities && positionsOf(activities, ACTIVITIES)));
  write.numbers(all.map(({ areaM2 }) => areaM2));
  write.numbers(all.map(({ divisibleFromM2 }) => divisibleFromM2));
  write.ints(all.map(({ capacity }) => capacity ?? 0));
  write.ints(all.map(({ tenure }) => (tenure === null ? 0 : TENURES.indexOf(tenure) + 1)));
  write.ints(
    all.map(({ modes }) => (modes === null ? 0 : MODE_LISTS.findIndex((list) => isSameList(list, modes)) + 1)),
  );
  write.ints(all.map(({ available }) => (available === null ? 0 : dayNumber(available.from))));
  write.ints(all.map(({ available }) => (available?.until == null ? 0 : dayNumber(available.until))));
  for (const key of ['term', 'preferredTerm'] as const) {
    write.ints(all.map((fields) => fields[key]?.minDays ?? 0));
    write.ints(all.map((fields) => fields[key]?.maxDays ?? 0));
  }
  write.lists(all.map(({ amenities }) => positionsOf(amenities.has, AMENITIES)));
  write.lists(all.map(({ amenities }) => positionsOf(amenities.lacks, AMENITIES)));
  for (const measure of MEASURES) write.numbers(all.map(({ measures }) => measures[measure]));
  write.ints(all.map(({ tolerates }) => (tolerates.noise === null ? 0 : tolerates.noise + 1)));
  write.ints(all.map(({ tolerates }) => packFlags(NUISANCES.map((nuisance) => tolerates[nuisance]))));
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, i) => code === b[i]);

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Weeks of hours, each different one once: many spaces keep the same. */
function writeHours(write: ColumnWriter, all: readonly Fields[]): void {
  const positionOf = new Map<string, number>();
  const weeks: NonNullable<Fields['hours']>[] = [];
  const positions = all.map(({ hours }) => {
    if (hours === null) return 0;
    const key = JSON.stringify(WEEKDAYS.map((weekday) => hours[weekday] ?? null));
    const known = positionOf.get(key);
    if (known !== undefined) return known;
    positionOf.set(key, weeks.push(hours));
    return weeks.length;
  });
  const days = weeks.flatMap((hours) => WEEKDAYS.map((weekday) => hours[weekday]));
  const spans = days.flatMap((day) => day ?? []);
  write.ints([weeks.length, spans.length]);
  write.ints(positions);
  write.ints(days.map((day) => (day === undefined ? 0 : day.length + 1)));
  write.ints(spans.map(({ from }) => minutesOf(from)));
  write.ints(spans.map(({ to }) => minutesOf(to)));
}

function writeTariffs(write: ColumnWriter, all: readonly Fields[]): void {
  const tariffs = all.flatMap((fields) => fields.tariffs ?? []);
  write.ints(all.map((fields) => (fields.tariffs === null ? 0 : fields.tariffs.length + 1)));
  write.ints(
    tariffs.map(
      ({ per, of, currency }) =>
        TARIFF_PERS.indexOf(per) + 4 * TARIFF_OFS.indexOf(of) + 16 * CURRENCIES.indexOf(currency),
    ),
  );
  write.numbers(tariffs.map(({ rentCents }) => rentCents));
  write.numbers(tariffs.map(({ chargesCents }) => chargesCents));
  write.lists(tariffs.map((tariff) => tariff.for && positionsOf(tariff.for, ACTOR_KINDS)));
}

function writeBookings(write: ColumnWriter, all: readonly (readonly Booked[])[]): void {
  const bookings = all.flat();
  write.ints(all.map((own) => own.length));
  write.ints(
    bookings.map(
      ({ kind, sector }) => BOOKING_KINDS.indexOf(kind) + 4 * (sector === null ? 0 : SECTORS.indexOf(sector) + 1),
    ),
  );
  write.ints(bookings.map(({ from }) => dayNumber(from)));
  write.ints(bookings.map(({ from, until }) => dayNumber(until) - dayNumber(from)));
  write.ints(
    bookings.map(({ takes }) => (takes === 'all' ? TAKES_ALL : 'people' in takes ? TAKES_PEOPLE : TAKES_AREA)),
  );
  write.numbers(bookings.map(({ takes }) => (takes === 'all' ? 0 : 'people' in takes ? takes.people : takes.areaM2)));
  write.lists(bookings.map((booking) => (booking.kind === 'session' ? booking.weekdays : [])));
  write.ints(bookings.map((booking) => (booking.kind === 'session' ? minutesOf(booking.startsAt) : 0)));
  write.ints(bookings.map((booking) => (booking.kind === 'session' ? minutesOf(booking.endsAt) : 0)));
}
