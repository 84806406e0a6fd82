import { Hono } from 'hono';
import type { WebDeps, WebHono } from './web-deps.ts';

/** The build's files. What is at such an address never changes: another content has another address. */
export const staticFiles = ({ assets }: WebDeps) =>
  new Hono<WebHono>().get('/:file', async (c) => {
    const takesBrotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '');
    const asset = await assets.find(c.req.param('file'), takesBrotli);
    if (asset === undefined) {
      c.header('Cache-Control', 'no-store');
      return c.notFound();
    }
    c.header('Content-Type', asset.type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Vary', 'Accept-Encoding');
    if (asset.encoding !== null) c.header('Content-Encoding', asset.encoding);
    return c.body(asset.body);
  });
