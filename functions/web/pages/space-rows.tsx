import type { Space } from '#shared/domain/space.ts';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';

/** Spaces of one site in rows: name, and size where it is known; `size` names what is not known. */
export const SpaceRows = ({ view, spaces, size }: { view: View; spaces: readonly Space[]; size: string }) => (
  <ul class="rows">
    {spaces.map(({ id, name, areaM2 }) => (
      <li>
        <a href={`/spaces/${id}`}>{name}</a>
        {areaM2 === null ? (
          <span>
            {size} <Unknown view={view} />
          </span>
        ) : (
          <strong>{view.t.areaM2(areaM2)}</strong>
        )}
      </li>
    ))}
  </ul>
);
