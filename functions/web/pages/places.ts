import { Hono } from 'hono';
import { isLanguage } from '../language.ts';
import { placeLabels } from '../place-label.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';

const MOST = 8;

/** What a name that somebody begins to type could become. */
export const placesEndpoint = ({ gazetteer }: WebDeps) =>
  new Hono<WebHono>().get('/places', (c) => {
    const text = (c.req.query('text') ?? '').slice(0, 60);
    const asked = c.req.query('lang');
    const lang = isLanguage(asked) ? asked : 'en';
    const found = gazetteer.completing(text, lang, MOST);
    const labels = placeLabels(found, gazetteer, lang);
    c.header('Cache-Control', 'public, max-age=86400');
    return c.json(found.map(({ id }, index) => ({ id, label: labels[index] })));
  });
