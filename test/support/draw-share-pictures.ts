import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDINGS } from '#shared/domain/codes.ts';
import { type BuildingKind, drawingOf } from '#shared/web/drawings/drawing-of.ts';
import { startBrowser } from './browser.ts';

// By hand, when a drawing changes: `node test/support/draw-share-pictures.ts` draws the pictures that links are shown with.

const folder = join(import.meta.dirname, '..', '..', 'functions', 'web', 'pictures');
const font = join(
  ...[import.meta.dirname, '..', '..', 'node_modules', '@fontsource-variable', 'sofia-sans', 'files'],
  'sofia-sans-latin-wght-normal.woff2',
);

const pageOf = (kind: BuildingKind): string => {
  const { width, strokes, windows, lit } = drawingOf(kind);
  const paths = strokes.map(([pen, path]) => `<path class="${pen}" d="${path}"/>`).join('');
  const lamps = lit.map((at) => `<path class="lit" d="${windows[at]?.[0]}"/><path class="d" d="${windows[at]?.[1]}"/>`);
  return `<!doctype html><style>
    @font-face { font-family: S; src: url('file://${font}'); font-weight: 1 1000 }
    body { margin: 0; width: 1200px; height: 630px; background: #f0f1ee; position: relative; font: 620 44px S }
    svg { position: absolute; bottom: 90px; left: 50%; translate: -50%; overflow: visible }
    i { position: absolute; bottom: 85px; left: 0; right: 0; height: 5px; background: #191d1f }
    b { position: absolute; top: 64px; left: 72px; padding: 14px 30px 18px; color: #fff; background: #0f4b4d;
      border-radius: 12px; box-shadow: inset 0 0 0 5px #0f4b4d, inset 0 0 0 7px #fff; font-weight: 620 }
    path { fill: none; stroke: #191d1f; stroke-width: 3; vector-effect: non-scaling-stroke }
    .w, .r, .p { fill: #fff } .t { stroke: #a8523b; stroke-width: 2 } .d { stroke-width: 1.5 } .p { stroke-width: 2 }
    .v { fill: #191d1f } .lit { fill: #f4b83f } .u { stroke: #798286; stroke-dasharray: 3 9; stroke-linecap: round }
  </style><b>REFREsh Match</b><i></i>
  <svg viewBox="0 0 ${width} 131" height="350" width="${(width * 350) / 131}">${paths}${lamps.join('')}</svg>`;
};

mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
for (const kind of [...BUILDINGS, 'unknown'] as const) {
  await page.goto(`file://${font.replace(/[^/]+$/, '')}`).catch(() => {}); // so that the font may be read
  await page.setContent(pageOf(kind));
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: join(folder, `share-${kind}.png`) });
}
await browser.close();
