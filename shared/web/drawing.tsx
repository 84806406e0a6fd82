import { type BuildingKind, drawingOf } from './drawings/drawing-of.ts';

const symbolId = (kind: BuildingKind): string => `drawing-${kind}`;

/** The outlines of some kinds of buildings, once a page; `Drawing` shows them as often as wanted. */
export const DrawingSymbols = ({ kinds }: { kinds: Iterable<BuildingKind> }) => (
  <svg class="symbols" aria-hidden="true" width="0" height="0">
    {[...new Set(kinds)].map((kind) => {
      const { width, strokes } = drawingOf(kind);
      return (
        <symbol id={symbolId(kind)} viewBox={`0 0 ${width} 132`}>
          {strokes.map(([pen, path]) => (
            <path class={pen} d={path} />
          ))}
        </symbol>
      );
    })}
  </svg>
);

type DrawingProps = {
  kind: BuildingKind;
  size: 'small' | 'middle' | 'large';
  /** Id of the room that is meant: always the same window of it is lit. */
  room?: string;
};

/** A kind of building on its ground line; decoration: what it shows is said in words beside it. */
export const Drawing = ({ kind, size, room }: DrawingProps) => {
  const { width, windows, lit } = drawingOf(kind);
  const shown = room === undefined ? lit : [windowOf(room, windows.length)];
  return (
    <svg class={`drawing drawing-${size}`} viewBox={`0 0 ${width} 132`} width={width} height="132" aria-hidden="true">
      <use href={`#${symbolId(kind)}`} width={width} height="132" />
      {shown.map((index) => (
        <>
          <path class="lit" d={windows[index]?.[0] ?? ''} />
          <path class="d" d={windows[index]?.[1] ?? ''} />
        </>
      ))}
    </svg>
  );
};

/** The drawings are types, not portraits: which window is a room's is settled by its id. */
const windowOf = (room: string, count: number): number => {
  let sum = 0;
  for (const character of room) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % count;
};
