import type { ActorFields } from '../actor.ts';
import {
  ACTIVITIES,
  ACTOR_KINDS,
  AMENITIES,
  AUDIENCES,
  CURRENCIES,
  DISCIPLINES,
  OFFERS,
  SECTORS,
  VALUES,
} from '../codes.ts';
import { MEASURES, NUISANCES } from '../constraints.ts';
import { dayNumber, minutesOf } from '../day.ts';
import type { NeedFields } from '../need.ts';
import { positionsOf } from './code-lists.ts';
import { type ColumnWriter, columnWriter } from './column-writer.ts';
import { packCountry, packFlags, packLevels, TENURES } from './space-codes.ts';

export const NEEDS_LAYOUT = 2; // 1 was JSON, a need a row

/** An open need with what the rule reads of its actor. */
export type NeedToPack = { needId: string; actorId: string; need: NeedFields; actor: ActorFields };

export const BUDGET_PERS = ['month', 'session', 'total'] as const;
export const NEED_CRITERIA = ['cost', 'area', 'distance', 'amenities', 'start', 'duration'] as const;
/** Of a field that may be absent, null or a number. */
export const SAID = { absent: 0, null: 1, number: 2 } as const;

/** Needs and their actors as columns. */
export function encodeNeeds(entries: readonly NeedToPack[]): Uint8Array {
  const write = columnWriter(NEEDS_LAYOUT);
  write.ints([entries.length]);
  write.ids(entries.map(({ needId }) => needId));
  write.ids(entries.map(({ actorId }) => actorId));
  const needs = entries.map(({ need }) => need);
  writeWanted(write, needs);
  writeWhen(write, needs);
  writePlaces(write, needs);
  writeActors(
    write,
    entries.map(({ actor }) => actor),
  );
  return write.bytes();
}

function writeWanted(write: ColumnWriter, all: readonly NeedFields[]): void {
  write.lists(all.map(({ activities }) => positionsOf(activities, ACTIVITIES)));
  write.ints(all.map(({ people }) => people));
  write.numbers(all.map(({ areaM2 }) => areaM2.min));
  write.numbers(all.map(({ areaM2 }) => areaM2.max));
  write.numbers(all.map(({ areaM2 }) => areaM2.ideal ?? null));
  write.ints(all.map(({ areaM2 }) => saidOf(areaM2.ideal)));
  write.ints(all.map(({ tenure }) => TENURES.indexOf(tenure) + 1));
  write.numbers(all.map(({ budget }) => budget.cents));
  write.ints(all.map(({ budget }) => CURRENCIES.indexOf(budget.currency) + 8 * BUDGET_PERS.indexOf(budget.per)));
  write.lists(all.map(({ requires }) => positionsOf(requires, AMENITIES)));
  write.lists(all.map(({ prefers }) => positionsOf(prefers, AMENITIES)));
  for (const measure of MEASURES) write.numbers(all.map(({ minimums }) => minimums[measure] ?? null));
  write.ints(all.map(({ emits }) => emits.noise));
  write.ints(all.map(({ emits }) => packFlags(NUISANCES.map((nuisance) => emits[nuisance]))));
  write.ints(all.map(({ importance }) => packLevels(importance, NEED_CRITERIA)));
}

const saidOf = (value: number | null | undefined): number =>
  value === undefined ? SAID.absent : value === null ? SAID.null : SAID.number;

function writeWhen(write: ColumnWriter, all: readonly NeedFields[]): void {
  const whens = all.map(({ when }) => when);
  write.ints(whens.map(({ kind }) => (kind === 'stay' ? 0 : 1)));
  write.ints(whens.map(({ earliest }) => dayNumber(earliest)));
  write.ints(whens.map(({ earliest, latest }) => dayNumber(latest) - dayNumber(earliest)));
  write.ints(whens.map((when) => (when.kind === 'stay' ? when.minDays : 0)));
  write.ints(whens.map((when) => (when.kind === 'stay' ? (when.maxDays ?? 0) : 0)));
  write.numbers(whens.map((when) => (when.kind === 'stay' ? null : when.hours)));
  write.ints(whens.map((when) => (when.kind === 'stay' ? 0 : when.perWeek)));
  write.lists(whens.map((when) => (when.kind === 'stay' ? [] : when.weekdays)));
  write.ints(whens.map((when) => (when.kind === 'stay' ? 0 : minutesOf(when.from))));
  write.ints(whens.map((when) => (when.kind === 'stay' ? 0 : minutesOf(when.to))));
}

function writePlaces(write: ColumnWriter, all: readonly NeedFields[]): void {
  const places = all.flatMap((need) => need.places);
  const circles = places.flatMap((place) => ('radiusKm' in place ? [place] : []));
  write.ints(all.map((need) => need.places.length));
  write.ints(places.map((place) => ('radiusKm' in place ? 0 : packCountry(place.country) + 1)));
  write.numbers(circles.map(({ lat }) => lat));
  write.numbers(circles.map(({ lon }) => lon));
  write.numbers(circles.map(({ radiusKm }) => radiusKm));
}

function writeActors(write: ColumnWriter, all: readonly ActorFields[]): void {
  write.ints(all.map(({ kind, sector }) => ACTOR_KINDS.indexOf(kind) + 16 * SECTORS.indexOf(sector)));
  write.lists(all.map(({ disciplines }) => positionsOf(disciplines, DISCIPLINES)));
  write.lists(all.map(({ values }) => positionsOf(values, VALUES)));
  write.lists(all.map(({ audiences }) => positionsOf(audiences, AUDIENCES)));
  write.lists(all.map(({ offers }) => positionsOf(offers, OFFERS)));
  write.numbers(all.map(({ home }) => home?.lat ?? null));
  write.numbers(all.map(({ home }) => home?.lon ?? null));
}
