import type { Child } from 'hono/jsx';
import type { Currency } from '#shared/domain/codes.ts';
import { price } from '#shared/i18n/price.ts';
import { reasons } from '#shared/i18n/reasons.ts';
import type { About, Found } from '#shared/usecases/search-spaces.ts';
import { AskLine } from '#shared/web/ask-line.tsx';
import { Drawing } from '#shared/web/drawing.tsx';
import { NumberPlate, ScorePlate } from '#shared/web/plate.tsx';
import { Reasons } from '#shared/web/reasons.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';

const BEST_REASONS = 3;

export const whereText = ({ t }: View, { name, town, country }: About['site']): string =>
  town === null || name.includes(town)
    ? t.t('results.atSiteNoTown', { site: name, country: t.country(country) })
    : t.t('results.atSite', { site: name, town, country: t.country(country) });

type Props = {
  view: View;
  found: Found;
  currency: Currency;
  eurPerHuf: number;
  /** As on the map; null where the list has none. */
  number: number | null;
  /** Beside the name: what is new of it. */
  tag?: Child;
  /** Below the reasons: what can be done with it. */
  children?: Child;
};

/** A room that suits: how well, its key facts, the best reasons, what to ask. */
export const FoundRoom = ({ view, found, currency, eurPerHuf, number, tag, children }: Props) => {
  const { t } = view;
  const { about, spaceId, toConfirm } = found;
  const purse = { currency, eurPerHuf };
  const isKnown = (constraint: (typeof toConfirm)[number]) => !toConfirm.includes(constraint);
  return (
    <li class="result" id={`space-${spaceId}`} data-space={spaceId}>
      <figure class="result-drawing">
        <Drawing kind={about.site.building ?? 'unknown'} size="small" room={spaceId} />
        {about.site.sample && <figcaption>{t.t('page.sampleCaption')}</figcaption>}
      </figure>
      <div class="result-text">
        <div class="result-head">
          {number !== null && <NumberPlate number={number} />}
          <h2>
            <a href={`/spaces/${spaceId}`}>{about.space.name}</a> {tag}
          </h2>
          <ScorePlate view={view} shown={found.shown} />
        </div>
        <p>{whereText(view, about.site)}</p>
        <ul class="key-line">
          <li>
            {found.offeredAreaM2 === null ? (
              <>
                {t.t('results.area')} <Unknown view={view} />
              </>
            ) : (
              <strong>{t.areaM2(found.offeredAreaM2)}</strong>
            )}
          </li>
          <li>
            {found.cost !== null && isKnown('cost') ? (
              <strong>{price(t, found.cost.cents, found.cost.unit, purse)}</strong>
            ) : (
              <>
                {t.t('results.price')} <Unknown view={view} />
              </>
            )}
          </li>
          <li>
            {isKnown('when') ? (
              t.t('results.freeFrom', { day: t.day(found.start) })
            ) : (
              <>
                {t.t('results.free')} <Unknown view={view} />
              </>
            )}
          </li>
        </ul>
        <Reasons view={view} reasons={reasons(t, found.criteria, purse).slice(0, BEST_REASONS)} />
        <AskLine view={view} toConfirm={toConfirm} />
        {children}
      </div>
    </li>
  );
};
