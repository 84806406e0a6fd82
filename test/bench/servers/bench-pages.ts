import type { Hono } from 'hono';
import { createWebApp } from '#functions/web/app.ts';
import { assetsIn } from '#functions/web/assets.ts';
import { gazetteerIn } from '#functions/web/gazetteer.ts';
import type { WebDeps, WebHono } from '#functions/web/web-deps.ts';

type Given = Omit<WebDeps, 'signIn' | 'assets' | 'gazetteer' | 'operator' | 'tiles'>;

const nobody = async () => {
  throw new Error('Nobody signs in to the bench.');
};

/** The pages over the service's own stores; their files lie beside the bundle. */
export const benchPages = (deps: Given): Hono<WebHono> => {
  return createWebApp({
    ...deps,
    signIn: { begin: nobody, finish: nobody, renew: nobody, revoke: nobody, endUrl: nobody },
    assets: assetsIn(new URL('./static/', import.meta.url)),
    gazetteer: gazetteerIn(new URL('./places.json', import.meta.url)),
    operator: { name: null, address: null, mail: null },
    tiles: null,
  });
};
