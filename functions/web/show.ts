import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A whole page. */
export const show = (c: Context, page: { toString(): string | Promise<string> }, status: ContentfulStatusCode = 200) =>
  c.body(`<!doctype html>${page.toString()}`, status, { 'Content-Type': 'text/html; charset=utf-8' });
