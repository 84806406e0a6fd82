import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeNext } from '#functions/web/safe-next.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// What somebody tries who has read the pages' source and means no good.

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
}, 60_000);
afterAll(() => world.stop());

describe('where to go on', () => {
  it.each(['/.//evil.test', '/./\\evil.test', '/%2e//evil.test', '/a/..//evil.test/x?y', '/.\t//evil.test'])(
    '%j, which a browser reads as another host, leads nowhere else',
    async (next) => {
      expect(safeNext(next)).toBe('/');
      const signIn = await world.page(`/sign-in?next=${encodeURIComponent(next)}`, { as: 'ana' });
      expect(signIn.headers.get('location')).toBe('/');
      const language = await world.page('/language', { as: 'ana', form: { lang: 'en', next } });
      expect(language.headers.get('location')).toBe('/');
    },
  );
});
