import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anActor, aPublishedSpace, aSite, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type Answer, startWorld, type World } from '#test/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.call('POST', '/me/coordinator', { as: 'coordinator' });
});
afterAll(() => world.stop());

const many = (times: number, work: (nth: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: times }, (_, nth) => work(nth)));
/** Every page of a list: how many there are, and what stands on them. */
const pagesOf = async (path: string, as?: string) => {
  const lengths: number[] = [];
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await world.call('GET', `${path}limit=1${query}`, as === undefined ? {} : { as });
    lengths.push(body.items.length);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    cursor = body.next;
  } while (cursor !== null);
  return { lengths, names };
};

describe('what is not shown', () => {
  it('is not counted either: the pages of drafts and of spaces are as if it were not there', async () => {
    const site = await aVerifiedSite(world, 'hider');
    await world.call('POST', `/sites/${site.id}/spaces`, { as: 'hider', body: aSpace({ name: 'A draft' }) });
    await aPublishedSpace(world, 'hider', site.id, { name: 'Shown' });
    for (const nth of [1, 2, 3]) {
      await world.call('POST', '/sites', { as: 'hider', body: aSite({ name: `Draft ${nth}` }) });
      await world.call('POST', `/sites/${site.id}/spaces`, { as: 'hider', body: aSpace({ name: `Draft ${nth}` }) });
    }
    for (const as of [undefined, 'stranger']) {
      expect(await pagesOf('/sites?state=draft&', as)).toEqual({ lengths: [0], names: [] });
      expect(await pagesOf(`/sites/${site.id}/spaces?`, as)).toEqual({ lengths: [1], names: ['Shown'] });
    }
    const own = await pagesOf('/sites?state=draft&', 'hider');
    expect([own.lengths, own.names.sort()]).toEqual([
      [1, 1, 1],
      ['Draft 1', 'Draft 2', 'Draft 3'],
    ]);
    expect((await pagesOf('/sites?state=draft&', 'coordinator')).names).toHaveLength(3);
    expect((await pagesOf(`/sites/${site.id}/spaces?`, 'hider')).lengths).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a site that its manager moves to another region', () => {
  it('is verified again there: nobody leaves a coordinator behind and stays verified', async () => {
    const regions = ['Ore mountains', 'Baranya'].map((name) =>
      world.call('POST', '/regions', { as: 'coordinator', body: { name, countries: ['DE'] } }),
    );
    const [here, there] = (await Promise.all(regions)).map(({ body }) => body.id);
    const site = await aVerifiedSite(world, 'mover', { regionId: here });
    for (const regionId of [there, null]) {
      const { version } = (await world.call('GET', `/sites/${site.id}`, { as: 'mover' })).body;
      const moved = await world.call('PATCH', `/sites/${site.id}`, { as: 'mover', version, body: { regionId } });
      expect([moved.status, moved.body.state]).toEqual([200, 'submitted']);
      expect((await world.call('GET', `/sites/${site.id}`)).status).toBe(404);
      const again = { as: 'coordinator', version: moved.body.version };
      expect((await world.call('POST', `/sites/${site.id}/verify`, again)).body.state).toBe('verified');
    }
  });
});

describe('inviting by mail, fifty times at once', () => {
  const anActorOf = async (as: string): Promise<string> =>
    (await world.call('POST', '/actors', { as, body: anActor() })).body.id;
  const invite = (as: string, id: string, nth: number) =>
    world.call('POST', '/memberships/invitations', {
      as,
      body: { scope: { kind: 'actor', id }, mail: `invited-${nth}@example.org` },
    });

  it('leaves no more waiting than may wait', async () => {
    const id = await anActorOf('crowd');
    const answers = await many(50, (nth) => invite('crowd', id, nth));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.type === '/problems/limit_reached')).toHaveLength(30);
    expect((await invite('crowd', id, 51)).status).toBe(409);
  });

  it('mails no more than fifty people a day, through however many actors', async () => {
    const ids = await Promise.all(['1', '2', '3', '4'].map(() => anActorOf('spammer')));
    const answers = await many(80, (nth) => invite('spammer', ids[nth % 4]!, nth));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });
});

describe('a body that names __proto__', () => {
  it('is refused like any field that is not known', async () => {
    const { version } = (await world.call('GET', '/me', { as: 'polluter' })).body;
    for (const body of ['{"__proto__":{"lang":"de"}}', '{"lang":"de","a":{"__proto__":{}}}']) {
      const answer = await world.call('PATCH', '/me', { as: 'polluter', version, body });
      expect([answer.status, answer.body.errors[0].path]).toEqual([422, expect.stringContaining('__proto__')]);
    }
    expect((await world.call('GET', '/me', { as: 'polluter' })).body.version).toBe(version);
  });
});
