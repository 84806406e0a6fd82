import { describe, expect, it } from 'vitest';
import { resolveDays } from '#infra/local/sample/resolve-days.ts';
import { sampleActors, samplePeople, sampleSites } from '#infra/local/sample/sample-data.ts';
import { actorBodySchema } from '#shared/domain/actor.ts';
import { freeTextSchema } from '#shared/domain/free-text.ts';
import { needBodySchema } from '#shared/domain/need.ts';
import { siteBodySchema } from '#shared/domain/site.ts';
import { spaceBodySchema } from '#shared/domain/space.ts';

const today = '2027-02-27'; // days later in the year cross months and a year's end
const people = samplePeople();
const sites = sampleSites();
const actors = sampleActors();
const siteLanguage: Record<string, string> = { DE: 'de', HU: 'hu', SI: 'sl', IT: 'it', HR: 'hr' };

/** What a body says beyond the defaults of its schema: each of it is a fact. */
const said = (body: Record<string, unknown>, bare: Record<string, unknown>): string[] =>
  Object.keys(body).filter((field) => field !== 'links' && JSON.stringify(body[field]) !== JSON.stringify(bare[field]));

describe('the sample sites', () => {
  it('are the five of the project, marked as samples, with every space the sources name', () => {
    expect(sites.map(({ key, spaces }) => [key, spaces.length])).toEqual([
      ['freiberg', 5],
      ['komlo', 1],
      ['piran', 1],
      ['godego', 3],
      ['lokve', 1],
    ]);
    expect(sites.every(({ sample }) => sample)).toBe(true);
  });

  it.each(sites)('$key: the site and its spaces are what the API takes', (site) => {
    expect(siteBodySchema.safeParse(site.body).error).toBeUndefined();
    for (const space of site.spaces) expect(spaceBodySchema.safeParse(space.body).error).toBeUndefined();
  });

  it.each(sites)('$key: every fact has a source, and every page named is a link of the site', (site) => {
    const body = siteBodySchema.parse(site.body);
    const bare = siteBodySchema.parse({ name: '-', location: { lat: 0, lon: 0 }, country: 'XX', timeZone: 'UTC' });
    const sourced = new Set(site.sources.map(({ field }) => field));
    expect(said(body, bare).filter((field) => !sourced.has(field))).toEqual([]);
    const links = new Set(body.links.map(({ url }) => url));
    for (const space of site.spaces) {
      const fields = said(spaceBodySchema.parse(space.body), spaceBodySchema.parse({ name: '-', kind: 'desk' }));
      const known = new Set(space.sources.map(({ field }) => field));
      expect(fields.filter((field) => !known.has(field))).toEqual([]);
    }
    const pages = [...site.sources, ...site.spaces.flatMap(({ sources }) => sources)].map(({ url }) => url);
    expect(pages.filter((url) => url !== null && !links.has(url))).toEqual([]);
  });

  it.each(sites)('$key: every text is there in English and in the language of the place', (site) => {
    const text = freeTextSchema(8000);
    const language = siteLanguage[String(site.body['country'])] ?? '';
    const texts = [site.body, ...site.spaces.map(({ body }) => body)]
      .flatMap((body) => Object.values(body))
      .filter((value) => text.safeParse(value).success)
      .map((value) => text.parse(value));
    expect(texts.length).toBeGreaterThan(2);
    for (const { lang, translations } of texts) expect([lang, ...Object.keys(translations)]).toEqual(['en', language]);
  });

  it('lie in the town and do not claim to be placed better', () => {
    for (const { body } of sites) expect(siteBodySchema.parse(body).locationPrecision).toBe('town');
  });

  it('ask no rent in the Huthaus, whose running costs are not known', () => {
    const [freiberg] = sites;
    for (const { body } of freiberg?.spaces ?? [])
      expect(spaceBodySchema.parse(body)).toMatchObject({
        areaM2: null,
        activities: null,
        tariffs: [{ per: 'month', of: 'space', rentCents: 0, chargesCents: null }],
      });
  });
});

describe('the sample people and actors', () => {
  it('are named by trade or role, with mail addresses that cannot exist', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    for (const { id, mail } of people) expect(mail).toBe(`${id}@sample.invalid`);
    for (const { body } of actors) expect(String(body['name'])).toMatch(/^An? [a-z]/); // what it is, not whom
    for (const { label } of people) expect(label).not.toMatch(/\b(Mr|Mrs|Ms|Dr|Herr|Frau)\b/);
  });

  it('hold one first coordinator and a manager of every site', () => {
    expect(people.filter(({ groups }) => groups.includes('first-coordinator')).map(({ id }) => id)).toEqual([
      'coordinator',
    ]);
    const ids = people.map(({ id }) => id);
    for (const { manager } of sites) expect(ids).toContain(manager);
    for (const { person } of actors) expect(ids).toContain(person);
  });

  it.each(actors)('$person: the actor and its needs are what the API takes, on any day', (actor) => {
    expect(actorBodySchema.safeParse(actor.body).error).toBeUndefined();
    for (const need of actor.needs) {
      const parsed = needBodySchema.safeParse(resolveDays(need.body, today));
      expect(parsed.error).toBeUndefined();
      expect(parsed.data?.when.earliest && parsed.data.when.earliest > today).toBe(true);
    }
  });

  it('have needs whose titles tell them apart, which a resumed load relies on', () => {
    for (const { needs } of actors) {
      const titles = needs.map(({ body }) => body['title']);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('look for stays and for sessions', () => {
    const kinds = actors.flatMap(({ needs }) =>
      needs.map(({ body }) => needBodySchema.parse(resolveDays(body, today)).when.kind),
    );
    expect(kinds.filter((kind) => kind === 'stay').length).toBeGreaterThan(5);
    expect(kinds.filter((kind) => kind === 'sessions').length).toBeGreaterThan(4);
  });
});
