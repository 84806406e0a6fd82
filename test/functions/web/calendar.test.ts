import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

type Form = Record<string, string | string[]>;
let houses = 0;
/** A room of 30 m² for two people, in a house of its own. */
const aRoom = async () => {
  houses += 1;
  const manager = `manager${houses}`;
  const { id: siteId } = await aVerifiedSite(world, manager);
  const { id } = await aPublishedSpace(world, manager, siteId);
  const path = `/manage/spaces/${id}`;
  const month = (asked: string) => world.page(`${path}/calendar?month=${asked}`, { as: manager });
  const enter = async (form: Form, at = `${path}/bookings/new`) => {
    const { html } = await world.page(at, { as: manager });
    const once = /name="once" value="([^"]+)"/.exec(html)?.[1];
    const version = /name="version" value="(\d+)"/.exec(html)?.[1];
    const frame = { ...(once && { once }), ...(version && { version }) };
    return world.page(at, { as: manager, form: { ...frame, ...form } });
  };
  const book = (body: object) => world.call('POST', `/spaces/${id}/bookings`, { as: manager, body });
  const stored = async () => (await world.call('GET', `/spaces/${id}/bookings`, { as: manager })).body.items;
  return { id, siteId, manager, path, month, enter, book, stored };
};
const stay = { kind: 'stay', from: '2027-02-08', last: '2027-02-10', takes: 'all' };
const choir = {
  kind: 'session',
  from: '2027-02-02',
  last: '2027-03-30',
  startsAt: '18:00',
  endsAt: '20',
  weekdays: ['2'],
  takes: 'all',
  note: 'Choir',
};
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a month of a room', () => {
  it('begins on Monday, names what is booked on its days, and says what is free', async () => {
    const room = await aRoom();
    expect((await room.enter(choir)).status).toBe(303);
    expect(
      (await room.enter({ kind: 'block', from: '2027-02-25', last: '2027-02-28', takes: 'all', note: 'set-up' }))
        .status,
    ).toBe(303);
    const { html } = await room.month('2027-02');
    expect(html).toContain('<h2 id="month">February 2027</h2>');
    expect(plain(/<thead>.*?<\/thead>/s.exec(html)?.[0] ?? '')).toBe(' Mon Tue Wed Thu Fri Sat Sun ');
    expect(html.match(/<li class="chip">18–20 Choir<\/li>/g)).toHaveLength(4);
    expect(html.match(/<li class="chip">Block: set-up<\/li>/g)).toHaveLength(1);
    expect(html.match(/class="day day-taken/g)).toHaveLength(4);
    expect(html).toContain('1 booking, 1 block, 20 whole days free');
    expect(plain(html)).toContain('Tue 18–20, weekly until 30 March 2027');
    expect(html).toContain('aria-label="Change Block: set-up, 25 February 2027 to 28 February 2027"');
    expect(html).toContain(`href="${room.path}/calendar?month=2027-01"`);
    expect(html).toContain(`href="${room.path}/calendar?month=2027-03"`);
  });

  it('is this month where none, or no month, is asked for, and marks today', async () => {
    const room = await aRoom();
    for (const asked of ['', '2027-13', '1999-01', '<b>']) {
      const { html } = await room.month(encodeURIComponent(asked));
      expect(html).toContain('November 2026');
      expect(html).toMatch(/day-today">\s*<span>24<\/span>/);
    }
  });

  it('lights no lamp on days that are over', async () => {
    const room = await aRoom();
    const { html } = await room.month('2026-10');
    expect(html).not.toContain('day-free');
    expect(html).toContain('0 whole days free');
  });
});

describe('entering', () => {
  it('whole days, the last of them named; hours once, and on ticked weekdays', async () => {
    const room = await aRoom();
    const { status, headers } = await room.enter(stay);
    expect([status, headers.get('location')]).toEqual([303, `${room.path}/calendar?month=2027-02&saved`]);
    await room.enter({
      kind: 'session',
      from: '2027-02-12',
      startsAt: '9.30',
      endsAt: '24:00',
      takes: 'area',
      area: '12,5',
    });
    const stored = (await room.stored()).toSorted((a: Form, b: Form) =>
      String(a['from']).localeCompare(String(b['from'])),
    );
    expect(stored).toMatchObject([
      { kind: 'stay', from: '2027-02-08', until: '2027-02-11', takes: 'all', actorId: null, sector: null, note: null },
      {
        kind: 'session',
        until: '2027-02-13',
        weekdays: [5],
        startsAt: '09:30',
        endsAt: '24:00',
        takes: { areaM2: 12.5 },
      },
    ]);
  });

  it('happens once, however often the button is pressed', async () => {
    const room = await aRoom();
    const { html } = await world.page(`${room.path}/bookings/new`, { as: room.manager });
    const form = { ...stay, once: /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '' };
    for (const _ of [1, 2])
      expect((await world.page(`${room.path}/bookings/new`, { as: room.manager, form })).status).toBe(303);
    expect(await room.stored()).toHaveLength(1);
  });

  it('keeps what was typed and says beside each field what is wrong', async () => {
    const room = await aRoom();
    const { status, html } = await room.enter({
      kind: 'session',
      from: '2027-02-08',
      last: '2027-02-01',
      startsAt: 'noon',
      endsAt: '',
      takes: 'people',
      places: '2.5',
      note: 'Open studio',
    });
    expect(status).toBe(422);
    for (const text of [
      'You chose 1 February 2027 as last day.',
      'You wrote “noon”. Write a time like 18:00.',
      'To, time is missing.',
      'Write a whole number.',
      'value="Open studio"',
      '<input id="startsAt" name="startsAt" type="text" value="noon"',
    ])
      expect(html).toContain(text);
    expect(await room.stored()).toEqual([]);
  });

  it('says with what it cannot stand, by name and time', async () => {
    const room = await aRoom();
    await room.enter(choir);
    await room.enter({ ...stay, from: '2027-02-20', last: '2027-02-22', note: 'Fair' });
    const { status, html } = await room.enter({ ...stay, last: '2027-02-21' });
    expect(status).toBe(409);
    const text = plain(html).replaceAll('&#39;', "'");
    expect(text).toContain(
      'Not free at that time: Choir (Tue 18–20, weekly until 30 March 2027); Fair (20 February 2027 to 22 February 2027).',
    );
    expect((await room.enter({ ...choir, weekdays: ['6'], startsAt: '20:00', endsAt: '21:00' })).status).toBe(409);
    expect(
      (await room.enter({ ...choir, from: '2027-02-09', last: '2027-02-09', startsAt: '20:00', endsAt: '21:00' }))
        .status,
    ).toBe(303);
    expect((await room.enter({ ...stay, from: '2027-06-01', last: '', takes: 'area', area: '31' })).html).toContain(
      'The room does not hold that much, even when nothing else is booked.',
    );
  });

  it('is for an actor that the house has taken on, chosen from a list or by a link, and tells it', async () => {
    const room = await aRoom();
    const need = await anOpenNeed(world, `painter${houses}`, {}, { name: 'The Blue Studio' });
    const applied = await world.call('POST', `/needs/${need.id}/applications`, {
      as: `painter${houses}`,
      body: { spaceId: room.id, letter: 'May we?' },
    });
    const blank = await world.page(`${room.path}/bookings/new`, { as: room.manager });
    expect(blank.html).not.toContain('The Blue Studio');
    await world.call('POST', `/applications/${applied.body.id}/accept`, { as: room.manager, version: 1, body: {} });
    for (const query of [`?actor=${need.actorId}`, `?application=${applied.body.id}`]) {
      const { html } = await world.page(`${room.path}/bookings/new${query}`, { as: room.manager });
      expect(html).toContain(`<option value="${need.actorId}" selected="">The Blue Studio</option>`);
    }
    expect((await room.enter({ ...stay, actorId: need.actorId })).status).toBe(303);
    expect((await room.month('2027-02')).html).toContain('<li class="chip">The Blue Studio</li>');
    const notes = async () =>
      (await world.call('GET', '/notifications', { as: `painter${houses}` })).body.items.map(
        ({ kind }: { kind: string }) => kind,
      );
    expect(await notes()).toContain('booking-confirmed');
    const [{ id }] = await room.stored();
    const at = `${room.path}/bookings/${id}`;
    expect((await room.enter({ ...stay, actorId: need.actorId, note: 'first month' }, at)).status).toBe(303);
    expect(await notes()).not.toContain('booking-changed');
    expect((await room.enter({ ...stay, last: '2027-02-09', actorId: need.actorId }, at)).status).toBe(303);
    expect(await notes()).toContain('booking-changed');
    expect((await room.enter({ ...stay, actorId: '' }, at)).status).toBe(303);
    expect(await notes()).toContain('booking-cancelled');
    expect((await room.enter({ ...stay, actorId: 'another' }, at)).status).toBe(422);
  });
});

describe('what is entered', () => {
  it('is changed beside what else is booked, and nothing of it stands in its own way', async () => {
    const room = await aRoom();
    await room.enter(stay);
    const [{ id }] = await room.stored();
    const at = `${room.path}/bookings/${id}`;
    const { html } = await world.page(at, { as: room.manager });
    expect(html).toContain('<input id="last" name="last" type="date" value="2027-02-10"');
    const { status, headers } = await room.enter(
      { ...stay, from: '2027-02-09', last: '2027-02-14', note: 'longer' },
      at,
    );
    expect([status, headers.get('location')]).toEqual([303, `${room.path}/calendar?month=2027-02&saved`]);
    expect(await room.stored()).toMatchObject([
      { id, from: '2027-02-09', until: '2027-02-15', note: 'longer', version: 2 },
    ]);
    expect(
      (await world.call('GET', `/spaces/${room.id}/calendar?from=2027-02-08&until=2027-02-10`)).body.days,
    ).toMatchObject([{ state: 'free' }, { state: 'taken' }]);
    await room.enter({ ...stay, from: '2027-02-20', last: '2027-02-21' });
    expect((await room.enter({ ...stay, last: '2027-02-20' }, at)).status).toBe(409);
  });

  it('keeps what was typed where somebody changed it in the meantime, and takes it when sent again', async () => {
    const room = await aRoom();
    await room.enter(stay);
    const [{ id }] = await room.stored();
    const at = `${room.path}/bookings/${id}`;
    await room.enter({ ...stay, note: 'theirs' }, at);
    const { status, html } = await world.page(at, { as: room.manager, form: { ...stay, note: 'mine', version: '1' } });
    expect(status).toBe(412);
    expect(html).toContain('Somebody has changed this booking since you opened it.');
    expect(html).toContain('value="mine"');
    expect(html).toContain('name="version" value="2"');
    expect((await room.enter({ ...stay, note: 'mine' }, at)).status).toBe(303);
  });

  it('is removed, with its version, and the time is free again', async () => {
    const room = await aRoom();
    await room.enter(stay);
    const [{ id }] = await room.stored();
    const at = `${room.path}/bookings/${id}/remove`;
    const stale = await world.page(at, { as: room.manager, form: { version: '7' } });
    expect([stale.status, (await room.stored()).length]).toEqual([412, 1]);
    const { status, headers } = await world.page(at, { as: room.manager, form: { version: '1' } });
    expect([status, headers.get('location')]).toEqual([303, `${room.path}/calendar?month=2027-02&removed`]);
    expect(await room.stored()).toEqual([]);
    expect((await world.page(headers.get('location') ?? '', { as: room.manager })).html).toContain(
      'What it took is free again.',
    );
  });

  it('is not there for strangers, coordinators, or under another room', async () => {
    const [room, other] = [await aRoom(), await aRoom()];
    await room.enter(stay);
    const [{ id }] = await room.stored();
    for (const as of ['stranger', 'coordinator', other.manager]) {
      const at = `${room.path}/bookings/${id}`;
      expect((await world.page(at, { as })).status).toBe(404);
      expect((await world.page(at, { as, form: { ...stay, version: '1' } })).status).toBe(404);
      expect((await world.page(`${at}/remove`, { as, form: { version: '1' } })).status).toBe(404);
      expect((await world.page(`${room.path}/bookings/new`, { as, form: stay })).status).toBe(404);
    }
    expect((await world.page(`${other.path}/bookings/${id}`, { as: other.manager })).status).toBe(404);
    expect(await room.stored()).toHaveLength(1);
  });
});

describe('the calendar on a room’s own page', () => {
  it('goes on two months at a time, never before this month, and says nothing of what is booked', async () => {
    const room = await aRoom();
    await room.enter(choir);
    const first = (await world.page(`/spaces/${room.id}`)).html;
    expect(first).toContain('November 2026');
    expect(first).not.toContain('Earlier months');
    const later = /href="([^"]+)" rel="next nofollow">Later months/.exec(first)?.[1] ?? '';
    expect(later).toBe(`/spaces/${room.id}?month=2027-01#calendar`);
    const second = (await world.page(later.replace('#calendar', ''))).html;
    for (const text of ['January 2027', 'February 2027', 'Earlier months', 'day-part']) expect(second).toContain(text);
    expect(second).not.toContain('Choir');
    expect((await world.page(`/spaces/${room.id}?month=2001-01`)).html).toContain('November 2026');
    expect((await world.page(`/spaces/${room.id}?month=2099-01`)).html).toContain('November 2026');
  });

  it('shows on a map where the house lies, no nearer than its place is given', async () => {
    const room = await aRoom();
    const { html } = await world.page(`/spaces/${room.id}`);
    const data = JSON.parse((/data-map="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'));
    expect(data.place).toMatchObject({ lat: 50.9, lon: 13.38, radiusKm: 2 });
    expect(data.rooms).toEqual([]);
  });
});
