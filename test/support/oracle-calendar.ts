// The calendar half of oracle.ts: days and minutes are tried one by one.
import type { Pair } from './pair-arbitraries.ts';

const DAY_MS = 86_400_000;
export const le = (a: number, b: number): boolean => a - b <= 1e-6;
export const ceil = (x: number): number => Math.ceil(x - 1e-6);
export const day = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
export const iso = (n: number): string => new Date(n * DAY_MS).toISOString().slice(0, 10);
const weekday = (n: number): number => new Date(n * DAY_MS).getUTCDay() || 7;
export const minute = (time: string): number => {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
};
const STEP = 15; // minutes; the random data has no finer times

export class Judge {
  p: Pair;
  use: 'whole' | 'places' | 'part';
  wanted = 0;
  lower = 0;
  constructor(p: Pair) {
    this.p = p;
    const { need, space } = p;
    this.use =
      space.divisibleFromM2 !== null
        ? 'part'
        : need.tenure === 'shared' || space.tenure === 'shared'
          ? 'places'
          : 'whole';
    if (this.use === 'part') {
      const share = space.capacity === null ? 0 : Math.min(1, need.people / space.capacity);
      this.wanted = Math.max(space.divisibleFromM2 ?? 0, need.areaM2.min, (space.areaM2 ?? 0) * share);
      this.lower = Math.min(space.areaM2 ?? 0, this.wanted);
    }
  }

  takenAt(d: number, m: number) {
    const sum = { all: 0, area: 0, people: 0 };
    for (const b of this.p.space.bookings) {
      if (d < day(b.from) || d >= day(b.until)) continue;
      if (b.kind === 'session') {
        if (!b.weekdays.includes(weekday(d))) continue;
        if (m < minute(b.startsAt) || m >= minute(b.endsAt)) continue;
      }
      if (b.takes === 'all') sum.all++;
      else if ('areaM2' in b.takes) sum.area += b.takes.areaM2;
      else sum.people += b.takes.people;
    }
    return sum;
  }

  isFree(d: number, m: number): boolean {
    const { all, area, people } = this.takenAt(d, m);
    const { need, space } = this.p;
    if (this.use === 'whole') return all + area + people === 0;
    if (this.use === 'part') return all === 0 && people === 0 && le(this.lower, (space.areaM2 ?? 0) - area);
    if (all > 0 || area > 0) return false;
    return space.capacity === null || le(Math.min(need.people, space.capacity), space.capacity - people);
  }

  momentsOf(d: number): number[] {
    const busy = this.p.space.bookings.some((b) => d >= day(b.from) && d < day(b.until) && b.kind === 'session');
    return busy ? Array.from({ length: 1440 / STEP }, (_, i) => i * STEP) : [0];
  }

  days = new Map<number, boolean>();
  dayGood(d: number): boolean {
    const known = this.days.get(d);
    if (known !== undefined) return known;
    const { available } = this.p.space;
    const lies =
      available === null || (d >= day(available.from) && (available.until === null || d < day(available.until)));
    const good = lies && this.momentsOf(d).every((m) => this.isFree(d, m));
    this.days.set(d, good);
    return good;
  }

  /** [t, shortest, longest] → the number of good days from t on, at most longest. */
  runFrom(t: number, longest: number): number {
    let n = 0;
    while (n < longest && this.dayGood(t + n)) n++;
    return n;
  }

  modeOffered(): boolean {
    const { space, need } = this.p;
    return space.modes === null || space.modes.includes(need.when.kind);
  }

  termHolds(minDays: number, maxDays: number | null): boolean {
    const { term } = this.p.space;
    if (term === null) return true;
    return Math.max(minDays, term.minDays) <= Math.min(maxDays ?? Infinity, term.maxDays ?? Infinity);
  }

  stay(w: { earliest: number; latest: number; minDays: number; maxDays: number | null }) {
    const term = this.termHolds(w.minDays, w.maxDays) ? this.p.space.term : null;
    const shortest = Math.max(w.minDays, term?.minDays ?? 0);
    const longest = Math.max(shortest, Math.min(w.maxDays ?? 1095, term?.maxDays ?? 100_000));
    const want = w.maxDays ?? 365;
    let best = { start: null as number | null, days: shortest, shortest };
    if (!this.modeOffered()) return best;
    let value = -1;
    for (let t = Math.max(w.earliest, day(this.p.ctx.today)); t <= w.latest; t++) {
      const days = this.runFrom(t, longest);
      if (days < shortest || Math.min(days, want) <= value) continue;
      value = Math.min(days, want);
      best = { start: t, days, shortest };
    }
    return best;
  }

  /** Lengths in minutes of the open intervals of a date, with the moments of each. */
  intervals(d: number, from: string, to: string): number[][] {
    const { space } = this.p;
    const { available, hours } = space;
    if (available !== null && (d < day(available.from) || (available.until !== null && d >= day(available.until))))
      return [];
    const spans = hours === null ? [{ from: '00:00', to: '24:00' }] : (hours[weekday(d) as 1] ?? []);
    const result: number[][] = [];
    let current: number[] = [];
    for (let m = 0; m <= 1440; m += STEP) {
      const open =
        m < 1440 &&
        m >= minute(from) &&
        m < minute(to) &&
        spans.some((s) => minute(s.from) <= m && m < minute(s.to)) &&
        this.isFree(d, m);
      if (open) current.push(m);
      else if (current.length > 0) {
        result.push(current);
        current = [];
      }
    }
    return result;
  }

  sessions(weekdays: readonly number[], from: string, to: string) {
    const { when } = this.p.need;
    if (when.kind !== 'sessions' || !this.modeOffered()) return { start: null, left: null };
    const served = new Map<number, { all: number; dates: number[] }>();
    const longOnes = new Map<number, number[][]>();
    for (let d = Math.max(day(when.earliest), day(this.p.ctx.today)); d <= day(when.latest); d++) {
      if (!weekdays.includes(weekday(d))) continue;
      const entry = served.get(weekday(d)) ?? { all: 0, dates: [] };
      served.set(weekday(d), entry);
      entry.all++;
      const long = this.intervals(d, from, to).filter((moments) => le(when.hours, (moments.length * STEP) / 60));
      longOnes.set(d, long);
      if (long.length > 0) entry.dates.push(d);
    }
    const good = [...served.values()].filter((e) => e.dates.length > 0 && e.dates.length >= 0.75 * e.all);
    if (good.length < when.perWeek) return { start: null, left: null };
    const dates = good.flatMap((e) => e.dates);
    let left = Infinity;
    for (const d of dates)
      for (const m of (longOnes.get(d) ?? []).flat())
        left = Math.min(left, (this.p.space.areaM2 ?? 0) - this.takenAt(d, m).area);
    return { start: Math.min(...dates), left };
  }

  when() {
    const { need, space } = this.p;
    const w = need.when;
    if (w.kind === 'sessions') {
      const { start, left } = this.sessions(w.weekdays, w.from, w.to);
      return { start, days: 0, shortest: 0, left: left ?? space.areaM2 ?? 0 };
    }
    const found = this.stay({ ...w, earliest: day(w.earliest), latest: day(w.latest) });
    let left = space.areaM2 ?? 0;
    if (found.start !== null)
      for (let d = found.start; d < found.start + found.days; d++)
        for (const m of this.momentsOf(d)) left = Math.min(left, (space.areaM2 ?? 0) - this.takenAt(d, m).area);
    return { ...found, left };
  }
}
