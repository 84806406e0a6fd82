import { COUNT_BANDS, type CountBand } from '#shared/domain/bands.ts';

/** "10-29" as it is read: "10–29" */
export const bandText = (band: string): string => band.replace('-', '–');

/** How many there are, told so that no single one shows: of four segments one is dark. */
export const Bands = ({ band }: { band: CountBand }) => (
  <>
    <p class="hidden">{bandText(band)}</p>
    <ol class="bands" aria-hidden="true">
      {COUNT_BANDS.map((each) => (
        <li class={each === band ? 'band-this' : undefined}>{bandText(each)}</li>
      ))}
    </ol>
  </>
);

const WIDTH = 120;
const STEPS = COUNT_BANDS.length - 1;

/** A band as the length of a bar; the band itself stands beside it. */
export const BandBar = ({ band }: { band: CountBand }) => (
  <svg class="bar band-bar" viewBox={`0 0 ${WIDTH} 11`} width={WIDTH} height="11" aria-hidden="true">
    <rect class="bar-groove" x="0" y="2" width={WIDTH} height="7" />
    <rect class="bar-fill" x="0" y="2" width={(COUNT_BANDS.indexOf(band) * WIDTH) / STEPS} height="7" />
  </svg>
);
