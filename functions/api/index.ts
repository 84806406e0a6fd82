import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

export const handler = handle(new Hono().get('/v1/health', (c) => c.json({ ok: true })));
