import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOpenNeed } from '#test/support/builders.ts';
import { aHouse, apply, aSuitor, type House, invite, PRIVATE_MAIL } from '#test/support/case-world.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

let n = 0;
let member = '';
let manager = '';
let house: House;
beforeEach(async () => {
  n += 1;
  member = `painter${n}`;
  manager = `manager${n}`;
  house = await aHouse(world, manager);
});

describe('applying for a room', () => {
  it('begins on its page, where what is not known can be ticked and becomes the letter', async () => {
    const { html } = await world.page(`/spaces/${house.spaceId}`);
    expect(text(html)).toContain('Sign in to apply');
    expect(html).toContain(`<form method="get" action="/spaces/${house.spaceId}/apply"`);
    const asked = [...html.matchAll(/name="ask" value="([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(asked).toContain('step-free way in');
    await aSuitor(world, member);
    const query = new URLSearchParams({ ask: 'step-free way in' });
    const page = await world.page(`/spaces/${house.spaceId}/apply?${query}`, { as: member });
    expect(page.html).toMatch(/<textarea[^>]*>I would like to know:\n– step-free way in<\/textarea>/);
    expect(text(page.html)).toContain('It does not see your budget');
  });

  it('leads a visitor to sign in, and back with the questions', async () => {
    const { status, headers } = await world.page(`/spaces/${house.spaceId}/apply?ask=heating`);
    expect([status, headers.get('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(`/spaces/${house.spaceId}/apply?ask=heating`)}`,
    ]);
  });

  it('leads whoever has no need to describe one', async () => {
    const { html } = await world.page(`/spaces/${house.spaceId}/apply`, { as: member });
    expect(html).toContain('href="/needs/new"');
    expect(html).not.toContain('<textarea');
  });

  it('asks which of several needs it is for, and says of each how it matches', async () => {
    const { id, actorId } = await aSuitor(world, member);
    const other = await world.call('POST', `/actors/${actorId}/needs`, {
      as: member,
      body: { ...needBody, title: 'A hall', areaM2: { min: 200 } },
    });
    await world.call('POST', `/needs/${other.body.id}/open`, { as: member, version: 1 });
    const { html } = await world.page(`/spaces/${house.spaceId}/apply?ask=heating`, { as: member });
    expect(html).toContain(`type="radio" name="need" value="${id}" checked`);
    expect(text(html)).toMatch(/A hall Does not match: 170.m² too small/);
    expect(html).toContain('type="hidden" name="ask" value="heating"');
  });

  it('says why a need does not match instead of taking a letter', async () => {
    const { id } = await anOpenNeed(world, member, { areaM2: { min: 200 } });
    const { status, html } = await world.page(`/spaces/${house.spaceId}/apply?need=${id}`, { as: member });
    expect([status, html.includes('<textarea')]).toEqual([200, false]);
    expect(text(html)).toMatch(/170.m² too small/);
    expect(html).toContain(`href="/needs/${id}/edit"`);
  });

  it('sends once, however often the button is pressed, and then shows where it stands', async () => {
    const { id } = await aSuitor(world, member);
    const address = `/spaces/${house.spaceId}/apply`;
    const form = { need: id, letter: 'I paint.', links: 'https://example.org/work', once: 'x'.repeat(30) };
    const first = await world.page(address, { as: member, form });
    expect(first.status).toBe(303);
    const location = first.headers.get('location') ?? '';
    expect((await world.page(address, { as: member, form })).headers.get('location')).toBe(location);
    const page = await world.page(location, { as: member });
    expect(text(page.html)).toContain('Sent. The house has been told.');
    expect(text(page.html)).toContain('The house answers by');
    const again = await world.page(address, { as: member });
    expect(again.html).toContain(`href="${location.split('?')[0]}"`);
    expect(again.html).not.toContain('<textarea');
  });

  it('keeps the letter where a link is wrong, and says beside it what is wanted', async () => {
    const { id } = await aSuitor(world, member);
    const form = { need: id, letter: 'I paint.\n\nAt night.', links: 'http://example.org', once: 'y'.repeat(30) };
    const { status, html } = await world.page(`/spaces/${house.spaceId}/apply`, { as: member, form });
    expect(status).toBe(422);
    expect(html).toContain('I paint.\n\nAt night.</textarea>');
    expect(text(html)).toContain('“http://example.org” is no address that begins with https://');
    expect((await world.call('GET', '/applications', { as: member })).body.items).toEqual([]);
  });

  it('takes no need of somebody else, and no room one may not see', async () => {
    const { id } = await aSuitor(world, member);
    const other = `other${n}`;
    expect((await world.page(`/spaces/${house.spaceId}/apply?need=${id}`, { as: other })).status).toBe(404);
    const form = { need: id, letter: 'x', links: '', once: 'z'.repeat(30) };
    expect((await world.page(`/spaces/${house.spaceId}/apply`, { as: other, form })).status).toBe(404);
    expect((await world.page('/spaces/nothing/apply', { as: member })).status).toBe(404);
  });
});

const needBody = {
  activities: ['painting'],
  people: 1,
  areaM2: { min: 20, max: 40 },
  budget: { cents: 20_000, currency: 'EUR', per: 'month' },
  when: { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 180, maxDays: 180 },
  places: [],
};

const anApplication = async (): Promise<string> => {
  const { id } = await aSuitor(world, member);
  return (await apply(world, id, house.spaceId, member)).body.id;
};

describe('an application', () => {
  it('shows the house profile, contact, need and reasons, and no budget or home', async () => {
    const id = await anApplication();
    const { html } = await world.page(`/applications/${id}`, { as: manager });
    const said = text(html);
    expect(said).toContain('A painter with a name');
    expect(html).toContain(`mailto:${PRIVATE_MAIL}`);
    expect(said).toContain('I paint large canvases.');
    expect(said).toContain('How well it suits the house');
    expect(html).not.toMatch(/200\s*€|20000|50\.93|13\.31|of 100/);
  });

  it('is accepted with a message, which the member reads, who then says that the need is placed', async () => {
    const id = await anApplication();
    const before = await world.page(`/applications/${id}`, { as: manager });
    const form = { version: hidden(before.html, 'version'), message: 'Come on Monday.' };
    const { status, headers } = await world.page(`/applications/${id}/accept`, { as: manager, form });
    expect([status, headers.get('location')]).toEqual([303, `/applications/${id}?saved`]);
    const { html } = await world.page(`/applications/${id}`, { as: member });
    expect(text(html)).toContain('Come on Monday.');
    expect(text(html)).toContain('Say whether your need has found its room here.');
    expect(html).not.toContain(`action="/applications/${id}/accept"`);
    const placed = { version: hidden(html, 'version') };
    expect((await world.page(`/applications/${id}/placed`, { as: member, form: placed })).status).toBe(303);
    const after = await world.page(`/applications/${id}`, { as: member });
    expect(after.html).not.toContain(`action="/applications/${id}/placed"`);
    expect(text(after.html)).toContain('Need placed · you');
  });

  it('is declined with a reason only, and what is wrong is said', async () => {
    const id = await anApplication();
    const empty = await world.page(`/applications/${id}/decline`, { as: manager, form: { version: '1', reason: '' } });
    expect(empty.status).toBe(422);
    expect(text(empty.html)).toContain('Reason is missing.');
    const form = { version: '1', reason: 'It is too loud here.' };
    expect((await world.page(`/applications/${id}/decline`, { as: manager, form })).status).toBe(303);
    const { html } = await world.page(`/applications/${id}`, { as: member });
    expect(text(html)).toContain('It is too loud here.');
    expect(text(html)).toContain('declined');
  });

  it('is taken back by the member; who decides meanwhile sees that, with what was typed', async () => {
    const id = await anApplication();
    expect((await world.page(`/applications/${id}/withdraw`, { as: member, form: { version: '1' } })).status).toBe(303);
    const form = { version: '1', reason: 'A reason that was long to write.' };
    const late = await world.page(`/applications/${id}/decline`, { as: manager, form });
    expect(late.status).toBe(412);
    expect(text(late.html)).toContain('Somebody has changed this');
  });

  it('is there for its two sides only, while they belong to them', async () => {
    const id = await anApplication();
    expect((await world.page(`/applications/${id}`)).headers.get('location')).toContain('/sign-in');
    expect((await world.page(`/applications/${id}`, { as: `stranger${n}` })).status).toBe(404);
    const form = { version: '1', message: '' };
    expect((await world.page(`/applications/${id}/accept`, { as: member, form })).status).toBe(404);
    expect((await world.page(`/applications/${id}/withdraw`, { as: `stranger${n}`, form })).status).toBe(404);
    const second = `second${n}`;
    const scope = { kind: 'site' as const, id: house.siteId };
    const personId = await world.personId(second);
    const membership = {
      schemaVersion: 1 as const,
      personId,
      scope,
      role: 'manager' as const,
      since: world.deps.now().toISOString(),
      version: 1,
    };
    await world.deps.commit([...world.deps.memberships.add(membership)]);
    expect((await world.page(`/applications/${id}`, { as: second })).status).toBe(200);
    await world.call('DELETE', `/memberships/site/${house.siteId}/${personId}`, { as: second, version: 1 });
    expect((await world.page(`/applications/${id}`, { as: second })).status).toBe(404);
  });
});

describe('an invitation', () => {
  const anInvitation = async (): Promise<string> => {
    const { id } = await aSuitor(world, member);
    return (await invite(world, house, id, { as: manager })).body.id;
  };

  it('shows the house a pseudonym until it is accepted, then the whole picture', async () => {
    const id = await anInvitation();
    const before = await world.page(`/invitations/${id}`, { as: manager });
    expect(text(before.html)).toMatch(/Need [A-Z2-7]{4}/);
    expect(before.html).not.toMatch(/A painter with a name|mailto:|\/needs\//);
    const mine = await world.page(`/invitations/${id}`, { as: member });
    expect(text(mine.html)).toContain('Your work would suit the hall.');
    expect(text(mine.html)).toContain('The house knows you under a pseudonym only.');
    const form = { version: hidden(mine.html, 'version') };
    expect((await world.page(`/invitations/${id}/accept`, { as: member, form })).status).toBe(303);
    const after = await world.page(`/invitations/${id}`, { as: manager });
    expect(after.html).toContain(`mailto:${PRIVATE_MAIL}`);
    expect(after.html).not.toMatch(/200\s*€|20000|50\.93/);
  });

  it('is declined without telling who it was', async () => {
    const id = await anInvitation();
    expect((await world.page(`/invitations/${id}/decline`, { as: member, form: { version: '1' } })).status).toBe(303);
    const { html } = await world.page(`/invitations/${id}`, { as: manager });
    expect(text(html)).toContain('declined');
    expect(html).not.toContain('A painter with a name');
  });

  it('cannot be accepted by the house, nor read by anybody else', async () => {
    const id = await anInvitation();
    expect((await world.page(`/invitations/${id}/accept`, { as: manager, form: { version: '1' } })).status).toBe(404);
    expect((await world.page(`/invitations/${id}`, { as: `stranger${n}` })).status).toBe(404);
  });
});

describe('the lists', () => {
  it('have both kinds, where they stand and whose move it is', async () => {
    const { id } = await aSuitor(world, member);
    await apply(world, id, house.spaceId, member);
    await invite(world, house, id, { as: manager });
    const mine = text((await world.page('/applications', { as: member })).html);
    expect(mine).toContain('waiting for an answer');
    expect(mine).toContain('Your answer is awaited by 1 December 2026.');
    expect(mine).toContain('The house answers by 24 December 2026.');
    const theirs = text((await world.page(`/manage/sites/${house.siteId}/applications`, { as: manager })).html);
    expect(theirs).toContain('A painter with a name');
    expect(theirs).toContain('They answer by 1 December 2026.');
  });

  it('say what to do where there is none', async () => {
    const { html } = await world.page('/applications', { as: member });
    expect(text(html)).toContain('You have not applied for a room.');
    expect(html).toContain('class="button plate" href="/spaces"');
  });

  it('are of a house one manages only', async () => {
    const address = `/manage/sites/${house.siteId}/applications`;
    expect((await world.page(address, { as: `stranger${n}` })).status).toBe(404);
    expect((await world.page(address)).headers.get('location')).toContain('/sign-in');
  });
});
