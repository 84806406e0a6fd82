import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeNext } from '#functions/web/safe-next.ts';
import { anActor } from '#test/support/builders.ts';
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

describe('a form that is made to take time', () => {
  it('of a place as long as a letter is answered at once, and read again at once', async () => {
    const { id } = (await world.call('POST', '/actors', { as: 'ben', body: anActor() })).body;
    const place1 = `a,${' '.repeat(700)}b,(`;
    const path = `/needs/new?actor=${id}&step=3`;
    const before = performance.now();
    const { status } = await world.page(path, { as: 'ben', form: { place1, place2: place1, place3: place1 } });
    await world.page(path, { as: 'ben' });
    expect(status).toBe(422);
    expect(performance.now() - before).toBeLessThan(10_000); // 20 s it took
  });
});

describe('an id longer than any key', () => {
  const long = 'x'.repeat(3000);
  it.each([
    ['/spaces', undefined],
    ['/sites', undefined],
    ['/needs', 'ana'],
    ['/invitations', 'ana'],
    ['/inbox', 'ana'],
    ['/manage/spaces', 'ana'],
    ['/coordination/sites', 'coordinator'],
  ])('at %s is of nothing', async (path, as) => {
    await world.call('POST', '/me/coordinator', { as: 'coordinator' });
    expect((await world.page(`${path}/${long}`, as === undefined ? {} : { as })).status).toBe(404);
  });

  it('in a form or behind a notice is of nothing', async () => {
    const leave = { kind: 'actor', id: long, version: '1' };
    expect((await world.page('/settings/leave', { as: 'ana', form: leave })).status).toBe(404);
    expect((await world.page(`/coordination/sites?verified=${long}`, { as: 'coordinator' })).status).toBe(200);
  });
});
