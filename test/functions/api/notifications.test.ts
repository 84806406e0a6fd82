import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
let need: { id: string };
let spaces: { id: string }[];
beforeAll(async () => {
  world = await startEventWorld();
  need = await anOpenNeed(world, 'painter');
  const site = await aVerifiedSite(world, 'manager');
  await world.match();
  spaces = [];
  for (let minute = 1; minute <= 5; minute += 1) {
    world.at(`2026-11-24T12:0${minute}:00Z`);
    spaces.push(await aPublishedSpace(world, 'manager', site.id, { name: `Room ${minute}` }));
    await world.match();
  }
});
afterAll(() => world.stop());

describe('notifications', () => {
  it('are listed newest first, a page at a time, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await world.call('GET', `/notifications?limit=2${query}`, { as: 'painter' });
      expect(page.status).toBe(200);
      for (const { spaceId, needId, kind } of page.body.items) {
        expect([needId, kind]).toEqual([need.id, 'new-match']);
        seen.push(spaceId);
      }
      cursor = page.body.next;
    } while (cursor !== null);
    expect(seen).toEqual(spaces.map(({ id }) => id).reverse());
  });

  it('say why: the rule’s version, its figures, the setting', async () => {
    const [note] = (await world.call('GET', '/notifications', { as: 'painter' })).body.items;
    const why = await world.call('GET', `/notifications/${note.id}/why`, { as: 'painter' });
    expect(why.body).toMatchObject({
      kind: 'new-match',
      told: { costCents: 15_000, start: '2027-01-01' },
      decision: { rule: 1, setting: 'instant', leastScore: 70, mail: 'instant', noMail: null },
      match: { score: expect.any(Number), criteria: expect.any(Array) },
    });
    expect((await world.call('GET', `/notifications/${note.id}/why`, { as: 'manager' })).status).toBe(404);
  });

  it('are read once, and stay read', async () => {
    const [note] = (await world.call('GET', '/notifications', { as: 'painter' })).body.items;
    expect(note.readAt).toBeNull();
    const read = await world.call('POST', `/notifications/${note.id}/read`, { as: 'painter' });
    const again = await world.call('POST', `/notifications/${note.id}/read`, { as: 'painter' });
    expect(read.body.readAt).not.toBeNull();
    expect(again.body).toEqual(read.body);
  });
});

describe('settings', () => {
  const patch = (body: unknown, version?: number) =>
    world.call('PATCH', '/notification-settings', { as: 'painter', body, ...(version !== undefined && { version }) });

  it('begin with the defaults, change by merge patch over the version read, and null gives the default back', async () => {
    const first = await world.call('GET', '/notification-settings', { as: 'painter' });
    expect(first.headers.get('etag')).toBe('"0"');
    expect(first.body).toMatchObject({
      leastScore: 70,
      quietHours: { from: '22:00', to: '07:00' },
      holds: { 'new-match': 'instant', 'new-need': 'daily' },
    });
    const manager = await world.call('GET', '/notification-settings', { as: 'manager' });
    expect(manager.body.holds.application).toBe('daily');
    expect((await patch({ leastScore: 50 })).status).toBe(428);
    const changed = await patch({ leastScore: 50, kinds: { cheaper: 'weekly' } }, 0);
    expect(changed.body).toMatchObject({ version: 1, leastScore: 50, holds: { cheaper: 'weekly', sooner: 'instant' } });
    expect((await patch({ leastScore: 60 }, 0)).status).toBe(412);
    expect((await patch({ kinds: { cheaper: null } }, 1)).body.holds.cheaper).toBe('instant');
  });

  it('refuse what is no setting, field by field', async () => {
    const bad = await patch({ leastScore: 101, kinds: { 'new-need': 'instant' }, quietHours: { from: '25:00' } }, 2);
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'kinds.new-need',
      'leastScore',
      'quietHours.from',
    ]);
  });

  it('say what to expect: spaces first published in the last 90 days, over the score, by 13', async () => {
    const expected = async (query: string) =>
      (await world.call('GET', `/needs/${need.id}/expect${query}`, { as: 'painter' })).body;
    expect(await expected('?leastScore=0')).toEqual({ spaces: 5, perWeek: 5 / 13, leastScore: 0 });
    expect(await expected('?leastScore=100')).toMatchObject({ spaces: 0 });
    world.at('2027-02-22T12:02:30Z');
    expect(await expected('?leastScore=0')).toMatchObject({ spaces: 3 });
    world.at('2026-11-24T12:10:00Z');
    expect((await world.call('GET', `/needs/${need.id}/expect?leastScore=x`, { as: 'painter' })).status).toBe(422);
  });
});

describe('a mark', () => {
  it('keeps or hides a match for its actor, and is taken back', async () => {
    const path = `/matches/${matchIdOf([need.id], [spaces[0]!.id])}/mark`;
    const mark = (value: unknown, as = 'painter') => world.call('POST', path, { as, body: { mark: value } });
    expect((await mark('keep')).body).toMatchObject({ needId: need.id, spaceId: spaces[0]!.id, mark: 'keep' });
    expect((await mark('hide')).body.mark).toBe('hide');
    expect((await mark(null)).body.mark).toBeNull();
    expect((await mark('love')).status).toBe(422);
    expect((await mark('keep', 'manager')).status).toBe(404);
    const marks = await Promise.all(Array.from({ length: 20 }, (_, i) => mark(i % 2 ? 'keep' : 'hide')));
    expect(marks.every(({ status }) => status === 200)).toBe(true);
  });
});
