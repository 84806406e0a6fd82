import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';
import { type PageAnswer, startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// What one is shown instead of a page, and that it leads on.

let world: WebWorld;
const broken = () => {
  throw new Error('a town is not where it should be');
};
beforeAll(async () => {
  world = await startWebWorld({
    gazetteer: { byId: broken, named: broken, completing: broken, nearest: broken, near: broken },
  });
}, 60_000);
afterAll(() => world.stop());

type Failing = Parameters<WebWorld['page']>[1] & { path: string };
const asked = async (lang: Language, { path, headers, ...how }: Failing): Promise<PageAnswer> => {
  if (how.as !== undefined) {
    const { version } = (await world.call('GET', '/me', { as: how.as })).body;
    await world.call('PATCH', '/me', { as: how.as, version, body: { lang } });
  }
  return world.page(path, { ...how, headers: { 'accept-language': lang, ...headers } });
};

const linksIn = ({ html }: PageAnswer): string[] =>
  [...html.slice(html.indexOf('<main'), html.indexOf('</main')).matchAll(/<a [^>]*href="([^"]*)"/g)].map(
    ([, href = '']) => href,
  );

describe.each(LANGUAGES)('in %s', (lang) => {
  const shows = async (answer: PageAnswer, failure: 'notFound' | 'ours' | 'large' | 'refused' | 'broken') => {
    const { t } = await loadTranslator(lang);
    expect(answer.html).toContain(`<html lang="${lang}">`);
    expect(answer.html).toContain(`<h1>${t(`failure.${failure}.title`)}</h1>`);
    expect(linksIn(answer)).toContain('/');
  };

  it('what is not there leads to the search, and to signing in for what is somebody’s own', async () => {
    const answer = await asked(lang, { path: '/spaces/nothing' });
    expect(answer.status).toBe(404);
    await shows(answer, 'notFound');
    expect(linksIn(answer)).toContain('/sign-in?next=%2Fspaces%2Fnothing');
    const own = await asked(lang, { path: '/needs/nothing', as: 'ana' });
    expect(own.status).toBe(404);
    expect(linksIn(own).join()).not.toContain('sign-in');
  });

  it('what breaks is ours, says nothing of the cause, and can be tried again', async () => {
    const path = '/spaces?activity=painting&amp;place=Freiberg';
    const answer = await asked(lang, { path: path.replace('&amp;', '&') });
    expect(answer.status).toBe(500);
    await shows(answer, 'ours');
    expect(answer.html).not.toContain('a town is not');
    expect(linksIn(answer)).toContain(path);
  });

  it('a form that is too large is not read', async () => {
    const answer = await asked(lang, { path: '/actors/new', as: 'ana', form: { about: 'a'.repeat(300_000) } });
    expect(answer.status).toBe(413);
    await shows(answer, 'large');
  });

  it('a form of an earlier session leads back to its page', async () => {
    const headers = { referer: `${world.origin}/actors/new?next=%2Fneeds` };
    const answer = await asked(lang, { path: '/actors/new', as: 'ana', form: {}, csrf: 'earlier', headers });
    expect(answer.status).toBe(403);
    await shows(answer, 'refused');
    expect(linksIn(answer)).toContain('/actors/new?next=%2Fneeds');
  });

  it('an address that was cut off leads to the page without it', async () => {
    const answer = await asked(lang, { path: '/inbox?cursor=abc', as: 'ana' });
    expect(answer.status).toBe(400);
    await shows(answer, 'broken');
    expect(linksIn(answer)).toContain('/inbox');
  });
});

describe('somebody who is signed out', () => {
  it('signs in and comes back to the page they asked for', async () => {
    for (const path of ['/needs', '/inbox', '/manage/sites/some/edit', '/coordination?x=1']) {
      const { status, headers } = await world.page(path);
      expect([status, headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
  });

  it('is told that what they sent was not saved, and comes back to its form', async () => {
    const headers = { referer: `${world.origin}/needs/new?actor=1` };
    const answer = await world.page('/needs/new', { form: { title: 'A hall' }, headers });
    expect([answer.status, linksIn(answer).includes('/sign-in?next=%2Fneeds%2Fnew%3Factor%3D1')]).toEqual([401, true]);
    const foreign = await world.page('/needs/new', { form: {}, headers: { referer: 'http://evil.test/x' } });
    expect(linksIn(foreign)).toContain('/sign-in?next=%2F');
  });
});

it('what no form of ours has sent is said to be broken', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const answer = await world.page('/language', { as: 'ana', form: { lang: 'de' }, headers });
  expect(answer.status).toBe(415);
  expect(linksIn(answer)).toEqual(['/']);
});
