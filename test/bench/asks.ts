import { actorFieldsSchema } from '#shared/domain/actor.ts';
import { distanceKm } from '#shared/domain/geo.ts';
import { needBodySchema } from '#shared/domain/need.ts';
import { actorFieldsOf, needFieldsOf } from '#shared/store/dynamo/need-index.ts';
import { drawActor, drawNeed } from './draw-need.ts';
import type { Ask } from './oracle.ts';
import { europe, TILE_CENTRE, TILE_KM, tile } from './places.ts';
import { randomOf } from './random.ts';

/** Needs that nobody has stored, drawn as the stored ones are. */
export const drawAsks = (count: number, seed = 99): Ask[] => {
  const random = randomOf(seed);
  const places = europe();
  return Array.from({ length: count }, () => {
    const town = places.draw(random);
    return askOf(drawNeed(random, town, places, false), drawActor(random, town));
  });
};

/** Circle needs whose neighbourhood lies in the middle tile, whatever the size of the map: they have the same answer. */
export const drawInnerAsks = (count: number, seed = 98): Ask[] => {
  const random = randomOf(seed);
  const places = tile(0);
  const asks: Ask[] = [];
  while (asks.length < count) {
    const town = places.draw(random);
    const ask = askOf(drawNeed(random, town, places, true), drawActor(random, town));
    if (ask.need.places.every((place) => 'radiusKm' in place && isInner(place, 2 * place.radiusKm))) asks.push(ask);
  }
  return asks;
};

/** Whether a circle around a point stays in the middle tile. */
export const isInner = (point: { lat: number; lon: number }, radiusKm: number): boolean =>
  distanceKm(point, TILE_CENTRE) + radiusKm < TILE_KM / 2;

const askOf = (need: object, actor: object): Ask => {
  const { name: _, ...fields } = actor as { name?: string };
  const parsed = needBodySchema.parse(need);
  return { need: needFieldsOf(parsed as never), actor: actorFieldsOf(actorFieldsSchema.parse(fields) as never) };
};
