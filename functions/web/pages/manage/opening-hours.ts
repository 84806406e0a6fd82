import type { Space } from '#shared/domain/space.ts';

export type Hours = NonNullable<Space['hours']>;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];
type Spans = NonNullable<Hours[Weekday]>;

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*[–-]\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** "9–12, 14:30–18" as it is typed; [] is closed, undefined cannot be read. */
export const spansIn = (text: string): Spans | undefined => {
  const spans: Spans = [];
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue;
    const [, fromH, fromMin = '00', toH, toMin = '00'] = SPAN.exec(part) ?? [];
    if (fromH === undefined || toH === undefined) return undefined;
    const [from, to] = [`${fromH.padStart(2, '0')}:${fromMin}`, `${toH.padStart(2, '0')}:${toMin}`];
    if (from >= to || to > '24:00' || fromMin > '59' || toMin > '59') return undefined;
    spans.push({ from, to });
  }
  return spans;
};

export const spansText = (spans: Spans | undefined): string =>
  (spans ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');
