import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSamples } from '#infra/local/sample/load.ts';
import { sampleActors, samplePeople, sampleSites } from '#infra/local/sample/sample-data.ts';
import { ContractApi } from './contract-api.ts';

const today = '2027-02-27';
const token = async (person: string): Promise<string> => person;
let api: ContractApi;
let origin: string;

beforeEach(async () => {
  api = new ContractApi();
  origin = await api.listen();
});
afterEach(() => api.close());

const statesOf = (kind: string): string[] => api.of(kind).map(({ state }) => state);

function expectAllThereOnce(): void {
  const spaces = sampleSites().flatMap((site) => site.spaces);
  const needs = sampleActors().flatMap((actor) => actor.needs);
  expect(api.of('person').length).toBe(samplePeople().length);
  expect(statesOf('sites')).toEqual(sampleSites().map(() => 'verified'));
  expect(statesOf('spaces')).toEqual(spaces.map(() => 'published'));
  expect(api.of('regions').length).toBe(sampleSites().length);
  expect(api.of('actors').length).toBe(sampleActors().length);
  expect(statesOf('needs')).toEqual(needs.map(({ state }) => state));
}

describe('loading the samples', () => {
  it('makes every site verified, every space published and every need as it should stand', async () => {
    await loadSamples({ origin, token, today });
    expectAllThereOnce();
    expect(api.of('sites').every(({ body }) => body['sample'] === true)).toBe(true);
  });

  it('hands each site to its manager, and spaces are written by that manager', async () => {
    await loadSamples({ origin, token, today });
    for (const site of api.of('sites')) expect(site.by).toEqual(['coordinator', expect.stringMatching(/^manager-/)]);
    expect(new Set(api.of('spaces').map(({ by }) => by[0]))).toEqual(new Set(sampleSites().map((s) => s.manager)));
  });

  it('changes nothing when it is done again, on the same day or the next', async () => {
    await loadSamples({ origin, token, today });
    const before = structuredClone(api.things);
    await loadSamples({ origin, token, today });
    await loadSamples({ origin, token, today: '2027-02-28' });
    expect(api.things).toEqual(before);
  });

  it.each(['before', 'after'] as const)('goes on where it was cut off %s a write, even a day later', async (when) => {
    await loadSamples({ origin, token, today });
    const calls = api.calls;
    for (let at = 0; at < calls; at += 11) {
      await api.close();
      api = new ContractApi();
      origin = await api.listen();
      api.cutAt(at, when);
      await expect(loadSamples({ origin, token, today })).rejects.toThrow();
      await loadSamples({ origin, token, today: '2027-02-28' });
      expectAllThereOnce();
    }
  });

  it('says which call was refused, as whom and why', async () => {
    await fetch(`${origin}/v1/me/coordinator`, { method: 'POST', headers: { authorization: 'Bearer somebody-else' } });
    await expect(loadSamples({ origin, token, today })).rejects.toThrow(
      'samples: POST /v1/regions as coordinator was answered 403',
    );
  });
});
