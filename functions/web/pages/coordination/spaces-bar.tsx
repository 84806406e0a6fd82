import { SPACE_TODAY, type SpaceToday } from '#shared/domain/space-today.ts';
import type { View } from '#shared/web/view.ts';

const WIDTH = 480;
const HEIGHT = 22;

/** Spaces as one bar in parts, drawn to the scale of the largest; the figures stand beside it in words. */
export const SpacesBar = ({ spaces, most }: { spaces: Readonly<Record<SpaceToday, number>>; most: number }) => {
  let x = 0;
  const parts = SPACE_TODAY.map((day) => {
    const width = (spaces[day] / most) * (WIDTH - 2);
    const part = { day, x: x + 1, width };
    x += width;
    return part;
  });
  return (
    <svg class="spaces-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {parts
        .filter(({ width }) => width > 0)
        .map((part) => (
          <rect
            class={`space-${part.day}`}
            x={part.x.toFixed(1)}
            y="1"
            width={part.width.toFixed(1)}
            height={HEIGHT - 4}
          />
        ))}
      <path class="ground" d={`M0 ${HEIGHT - 1.5}H${WIDTH}`} />
    </svg>
  );
};

export const SpacesLegend = ({ view: { t } }: { view: View }) => (
  <ul class="legend">
    {SPACE_TODAY.map((day) => (
      <li>
        <svg class="legend-space" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <rect class={`space-${day}`} x="1" y="1" width="14" height="14" />
        </svg>{' '}
        {t.t(`coordination.legend.${day}`)}
      </li>
    ))}
  </ul>
);
