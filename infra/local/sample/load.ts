import * as z from 'zod';
import { resolveDays } from './resolve-days.ts';
import { type SampleClient, sampleClient } from './sample-client.ts';
import { type SampleActor, type SampleSite, sampleActors, samplePeople, sampleSites } from './sample-data.ts';

const createdSchema = z.looseObject({ id: z.string() });
type Created = z.infer<typeof createdSchema>;
const thingSchema = z.looseObject({ id: z.string(), version: z.int().positive(), state: z.string() });
type Thing = z.infer<typeof thingSchema>;
const meSchema = z.looseObject({
  id: z.string(),
  version: z.int().positive(),
  lang: z.string().nullish(),
  timeZone: z.string().nullish(),
});
const pageSchema = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), title: z.string().nullish() })),
});

type Clients = (person: string) => Promise<SampleClient>;

const clientsOf = (origin: string, token: (person: string) => Promise<string>): Clients => {
  const known = new Map<string, Promise<SampleClient>>();
  return (person) => {
    const client = known.get(person) ?? token(person).then((bearer) => sampleClient(origin, bearer, person));
    known.set(person, client);
    return client;
  };
};

const read = async (as: SampleClient, path: string): Promise<Thing> => thingSchema.parse((await as('GET', path)).body);
const create = async (as: SampleClient, path: string, key: string, body: unknown): Promise<Created> =>
  createdSchema.parse((await as('POST', path, { key: `sample-${key}`, body })).body);

/** Makes the move only from the state it starts from: a load that was killed goes on where it stood. */
const move = async (as: SampleClient, path: string, from: string, name: string): Promise<void> => {
  const { state, version } = await read(as, path);
  if (state === from) await as('POST', `${path}/${name}`, { version });
};

const signIn = async (as: SampleClient, { lang, timeZone }: { lang: string; timeZone: string }): Promise<void> => {
  const me = meSchema.parse((await as('GET', '/v1/me')).body);
  if (me.lang !== lang || me.timeZone !== timeZone)
    await as('PATCH', '/v1/me', { version: me.version, body: { lang, timeZone } });
};

/** The manager makes the site and fills it; the coordinator verifies; the manager publishes. */
const loadSite = async (site: SampleSite, clients: Clients): Promise<void> => {
  const coordinator = await clients('coordinator');
  const manager = await clients(site.manager);
  const region = await create(coordinator, '/v1/regions', `region-${site.key}`, site.region);
  const body = { ...site.body, regionId: region.id, sample: site.sample };
  const { id } = await create(manager, '/v1/sites', `site-${site.key}`, body);
  const path = `/v1/sites/${id}`;
  const spaces: Created[] = [];
  for (const space of site.spaces)
    spaces.push(await create(manager, `${path}/spaces`, `space-${site.key}-${space.key}`, space.body));
  await move(manager, path, 'draft', 'submit');
  await move(coordinator, path, 'submitted', 'verify');
  for (const space of spaces) await move(manager, `/v1/spaces/${space.id}`, 'draft', 'publish');
};

const loadActor = async (actor: SampleActor, clients: Clients, today: string): Promise<void> => {
  const as = await clients(actor.person);
  const { id } = await create(as, '/v1/actors', `actor-${actor.person}`, actor.body);
  const path = `/v1/actors/${id}/needs`;
  const there = pageSchema.parse((await as('GET', `${path}?limit=100`)).body).items; // by title: the days in the bodies move on
  for (const [index, need] of actor.needs.entries()) {
    const known = there.find(({ title }) => title === need.body['title']);
    const body = resolveDays(need.body, today);
    const { id: needId } = known ?? (await create(as, path, `need-${actor.person}-${index}-${today}`, body));
    if (need.state === 'open') await move(as, `/v1/needs/${needId}`, 'draft', 'open');
  }
};

/** Loads the sample sites, actors and needs through the API, each as the person whose it is. May be repeated after a kill. */
export async function loadSamples(options: {
  origin: string; // of the API, such as http://localhost:3000
  token: (personId: string) => Promise<string>; // an access token of that sample person
  today?: string; // by the service's clock, YYYY-MM-DD
}): Promise<void> {
  const { origin, token, today = new Date().toISOString().slice(0, 10) } = options;
  const [people, sites, actors] = [samplePeople(), sampleSites(), sampleActors()];
  const clients = clientsOf(origin, token);
  for (const person of people) await signIn(await clients(person.id), person);
  await (await clients('coordinator'))('POST', '/v1/me/coordinator', { mayAnswer: [409] }); // 409: there is one already
  for (const site of sites) await loadSite(site, clients);
  for (const actor of actors) await loadActor(actor, clients, today);
  const spaces = sites.reduce((count, site) => count + site.spaces.length, 0);
  const needs = actors.reduce((count, actor) => count + actor.needs.length, 0);
  process.stdout.write(
    `samples: ${sites.length} sites with ${spaces} spaces, ${actors.length} actors with ${needs} needs; none of it is an offer\n`,
  );
}
