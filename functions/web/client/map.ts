import {
  type CircleMarker,
  circle,
  circleMarker,
  control,
  divIcon,
  type LatLngExpression,
  latLngBounds,
  map as leafletMap,
  type Marker,
  marker,
  polygon,
  tileLayer,
} from 'leaflet';
import type { MapData, MapRoom } from '../map-data.ts';

// Draws what the list says on a map: the same rooms, the same numbers.

type Outlines = { countries: { id: string; ours: boolean; rings: [lon: number, lat: number][][] }[] };

/** Rooms so near to each other that their plates would lie on one another are one plate: "1–3". */
const TOO_NEAR_PX = 34;

const draw = (element: HTMLElement): void => {
  const data = JSON.parse(element.dataset['map'] ?? '{}') as MapData;
  const map = leafletMap(element, {
    attributionControl: data.tiles !== null,
    zoomControl: false,
    scrollWheelZoom: false,
    minZoom: 3,
    maxZoom: 13,
    zoomSnap: 0.25,
    fadeAnimation: false,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  control.zoom({ position: 'topright', zoomInTitle: data.words.closer, zoomOutTitle: data.words.farther }).addTo(map);
  const points: LatLngExpression[] = data.rooms.map(({ lat, lon }) => [lat, lon]);
  const bounds = latLngBounds(points);
  if (data.place) bounds.extend(circleBounds({ ...data.place, radiusKm: data.place.showKm ?? data.place.radiusKm }));
  map.fitBounds(bounds, { padding: [26, 26], maxZoom: 9 });
  if (data.tiles === null)
    void background(map, data.outlines).catch(() => {}); // plates without borders still say where
  else tileLayer(data.tiles).addTo(map);
  named(map, data.countries);
  if (data.place) asked(map, data.place, data.words.circle);
  let plates: (Marker | CircleMarker)[] = [];
  const place = (): void => {
    for (const plate of plates) plate.remove();
    const named = new Set(data.rooms.flatMap(({ number, town }) => (number === null ? [] : [town])));
    const asked = data.place?.label ?? null;
    plates = grouped(map, data.rooms).map((rooms) => plateOf(rooms, { named, asked }).addTo(map));
  };
  map.on('zoomend', place);
  place();
};

const circleBounds = ({ lat, lon, radiusKm }: { lat: number; lon: number; radiusKm: number }) => {
  const north = radiusKm / 111.2;
  const east = north / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  return latLngBounds([lat - north, lon - east], [lat + north, lon + east]);
};

const background = async (map: ReturnType<typeof leafletMap>, address: string): Promise<void> => {
  const answer = await fetch(address);
  const { countries } = (await answer.json()) as Outlines;
  for (const { ours, rings } of countries) {
    const shape = rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lat, lon]));
    // Each ring a shape of its own: an island is no hole.
    polygon(
      shape.map((ring) => [ring]),
      { className: ours ? 'land land-ours' : 'land', weight: 1, interactive: false, smoothFactor: 0.7 },
    )
      .addTo(map)
      .bringToBack();
  }
};

/** Below so many pixels a map has room for few names. */
const NARROW_PX = 440;

/** Countries by name, under everything else; on a narrow map only the programme's own. */
const named = (map: ReturnType<typeof leafletMap>, countries: MapData['countries']): void => {
  const isNarrow = map.getSize().x < NARROW_PX;
  for (const { name, lat, lon, ours } of countries) {
    if (isNarrow && !ours) continue;
    const icon = divIcon({ html: textOf(name), className: 'country-name', iconSize: [120, 16] });
    marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -10_000 }).addTo(map);
  }
};

const asked = (map: ReturnType<typeof leafletMap>, place: NonNullable<MapData['place']>, words: string): void => {
  const at: LatLngExpression = [place.lat, place.lon];
  if (place.radiusKm > 0)
    circle(at, { radius: place.radiusKm * 1000, className: 'radius', interactive: false }).addTo(map);
  marker(at, {
    icon: divIcon({ className: 'cross', iconSize: [14, 14] }),
    interactive: false,
    keyboard: false,
    title: words,
  })
    .bindTooltip(textOf(place.label), { permanent: true, direction: 'top', className: 'map-label', offset: [0, -4] })
    .addTo(map);
};

/** Leaflet would read a string as HTML. */
const textOf = (text: string): HTMLElement => {
  const span = document.createElement('span');
  span.textContent = text;
  return span;
};

const grouped = (map: ReturnType<typeof leafletMap>, rooms: readonly MapRoom[]): MapRoom[][] => {
  const groups: MapRoom[][] = [];
  for (const room of rooms) {
    const at = map.latLngToLayerPoint([room.lat, room.lon]);
    const near = groups.find(([first]) => {
      if (!first || (first.number === null) !== (room.number === null)) return false;
      return map.latLngToLayerPoint([first.lat, first.lon]).distanceTo(at) < TOO_NEAR_PX;
    });
    if (near) near.push(room);
    else groups.push([room]);
  }
  return groups;
};

/** Towns whose names stand on the map already: by plates, and by the place asked. */
type Named = { named: ReadonlySet<string>; asked: string | null };

/** A plate says its town unless that was asked; a ring does so only where nothing else has said it. */
const plateOf = (rooms: readonly MapRoom[], { named, asked }: Named): Marker | CircleMarker => {
  const [first] = rooms;
  if (!first) throw new Error('A group has a room');
  const at: LatLngExpression = [first.lat, first.lon];
  const names = rooms.map(({ name }) => name).join(', ');
  const label = { permanent: true, direction: 'bottom', className: 'map-label', offset: [0, 8] } as {
    permanent: true;
    direction: 'bottom';
    className: string;
    offset: [number, number];
  };
  if (first.number === null) {
    const ring = circleMarker(at, { radius: 6, className: 'missed-ring', interactive: false });
    return named.has(first.town) || first.town === asked ? ring : ring.bindTooltip(textOf(first.town), label);
  }
  const numbers = rooms.flatMap(({ number }) => (number === null ? [] : [number])).sort((a, b) => a - b);
  const plate = document.createElement('span');
  plate.className = 'number plate';
  plate.textContent = rangesOf(numbers);
  const made = marker(at, {
    icon: divIcon({ html: plate, className: 'map-plate', iconSize: [36, 30] }),
    title: `${rangesOf(numbers)}: ${names}`,
    alt: `${rangesOf(numbers)}: ${names}`,
  });
  if (first.town !== asked) made.bindTooltip(textOf(first.town), { ...label, offset: [0, 12] });
  made.on('click keypress', () => {
    const item = document.getElementById(`space-${first.spaceId}`);
    item?.scrollIntoView({ block: 'center' });
    item?.querySelector<HTMLElement>('h2 a')?.focus();
  });
  return made;
};

/** 1, 2, 3, 7 → "1–3, 7" */
const rangesOf = (numbers: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
};

for (const element of document.querySelectorAll<HTMLElement>('[data-map]')) draw(element);
