/** w wall, r roof, t tile course (x: left out when small), l line, d detail, p pane, v void, u not known. */
type Pen = 'w' | 'r' | 't' | 't x' | 'l' | 'd' | 'p' | 'v' | 'u';

/** A front elevation of a kind of building, standing on a ground line at y = 130; 132 units high, all kinds at one scale. */
export type Drawing = {
  width: number;
  strokes: readonly (readonly [pen: Pen, path: string])[];
  /** What a lamp can show in: the pane and its glazing bars. */
  windows: readonly (readonly [pane: string, bars: string])[];
  /** Those lit when no room of its own is meant. */
  lit: readonly number[];
};
