import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/domain/codes.ts';
import { CASE_NOTE_KINDS, SITE_NOTE_KINDS } from '#shared/domain/notification.ts';
import type { MailInput } from '#shared/mail/mail-input.ts';
import { renderMail } from '#shared/mail/render-mail.ts';
import {
  aDecision,
  aGone,
  aMail,
  aMailedSpace,
  aMatch,
  aMembershipMail,
  aNeed,
  anEvent,
  ORIGIN,
} from './mail-samples.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const inEnglish = (input: MailInput) => {
  const mail = renderMail(input);
  return { subject: plain(mail.subject), text: plain(mail.text), html: plain(mail.html) };
};

const everyMail: [string, MailInput][] = [
  ['new-match', aMail([aMatch()])],
  [
    'new-match of a sample with nothing known',
    aMail([aMatch({ cost: null, offeredAreaM2: null, space: aMailedSpace({ sample: true, town: null }) })]),
  ],
  ['cheaper', aMail([aMatch({ kind: 'cheaper', told: { costCents: 20_000, start: '2027-01-08' } })])],
  ['sooner', aMail([aMatch({ kind: 'sooner', told: { costCents: 15_000, start: '2027-03-08' } })])],
  ['gone, withdrawn', aMail([aGone()])],
  ['gone, no longer matching', aMail([aGone({ because: 'unmatched' })])],
  ['new-need', aMail([aNeed()], { pace: 'daily', leastScore: null })],
  [
    'new-need of a space just published',
    aMail([aNeed({ because: 'published' })], { pace: 'weekly', leastScore: null }),
  ],
  ...CASE_NOTE_KINDS.map((kind): [string, MailInput] => [kind, aMail([anEvent(kind)], { leastScore: null })]),
  [
    'an event with nothing more to say',
    aMail([
      anEvent('booking-changed', {
        need: null,
        text: null,
        answerBy: null,
        period: { from: '2027-01-08', until: null },
      }),
    ]),
  ],
  [
    'a digest of everything',
    aMail([aMatch(), aGone(), aNeed(), anEvent('application-received')], { pace: 'daily', isOverLimit: true }),
  ],
  ...SITE_NOTE_KINDS.map((kind): [string, MailInput] => [kind, aMail([aDecision(kind)], { leastScore: null })]),
  ...(['actor', 'site', 'region', 'all'] as const).map((kind): [string, MailInput] => [
    `membership of ${kind}`,
    aMembershipMail({ scope: { kind, name: kind === 'all' ? null : 'Huthaus' } }),
  ]),
];

describe.each(everyMail)('a mail: %s', (_, input) => {
  it('is whole in every language, each in its own words', () => {
    const mails = LANGUAGES.map((lang) => ({ lang, ...renderMail(input, lang) }));
    for (const { lang, subject, text, html } of mails) {
      for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|\bnull\b|NaN|\[object|\{\w+\}/);
      expect(subject).toMatch(/^[^\p{Cc}]{5,200}$/u);
      expect(text).toContain(ORIGIN);
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html.match(/<table/g)).toHaveLength(html.match(/<\/table>/g)?.length ?? 0);
      expect(html.match(/<td/g)).toHaveLength(html.match(/<\/td>/g)?.length ?? 0);
    }
    expect(new Set(mails.map(({ text }) => text)).size).toBe(LANGUAGES.length);
  });
});

describe('a mail of a match', () => {
  it('names the place and the fact in its subject', () => {
    expect(inEnglish(aMail([aMatch()])).subject).toBe('Studio in Freiberg: 30 m², 150 € a month');
  });

  it('says of a sample that it is not an offer, in subject, text and HTML', () => {
    const { subject, text, html } = inEnglish(aMail([aMatch({ cost: null, space: aMailedSpace({ sample: true }) })]));
    expect(subject).toBe('Studio in Freiberg: 30 m², price to ask – sample, not an offer');
    expect(text).toContain('Sample – not an offer.');
    expect(html).toContain('Sample – not an offer.');
  });

  it('tells the score as a word, three reasons, what to ask, the way on and why it came', () => {
    const { text, html } = inEnglish(aMail([aMatch()]));
    for (const part of [text, html]) {
      expect(part).toContain('Strong');
      expect(part).not.toMatch(/\b83\b/);
      expect(part).toContain('Ask the manager when it is free, the price, what is there (daylight)');
      expect(part).toContain(`${ORIGIN}/matches/m-1`);
      expect(part).toContain(`${ORIGIN}/notifications/n-1`);
      expect(part).toContain(`${ORIGIN}/unsubscribe?token=t`);
      expect(part).toContain('You get this because you asked for it: new matches; at once; from 70 of 100.');
    }
    expect(text.match(/^- /gm)).toHaveLength(3);
    expect(html.match(/aria-hidden="true"/g)).toHaveLength(3);
  });

  it('groups several hits under the needs they are for, and says that the limit kept them back', () => {
    const other = { id: 'need-2', title: 'Choir', activities: ['music-practice'] } as const;
    const news = [
      aMatch(),
      aMatch({ need: other, item: '/matches/m-2', space: aMailedSpace({ town: 'Komló', country: 'HU' }) }),
      aMatch({ item: '/matches/m-3' }),
    ];
    const { subject, text } = inEnglish(aMail(news, { pace: 'daily', isOverLimit: true }));
    expect(subject).toBe('3 rooms: Freiberg, Komló');
    expect(text).toContain('Daily summary, Tuesday, 24 November 2026');
    expect(text).toContain('2 rooms match your need “Winter exhibition”');
    expect(text).toContain('A room matches your need “Choir”');
    expect(text).toContain('At most 3 mails a day leave at once');
    expect(text.indexOf('m-3')).toBeLessThan(text.indexOf('“Choir”'));
  });

  it('says what became cheaper or sooner, and what it was', () => {
    const cheaper = aMatch({ kind: 'cheaper', told: { costCents: 20_000, start: null } });
    expect(inEnglish(aMail([cheaper])).text).toContain('Now cheaper: 150 € a month; it was 200 € a month.');
    const sooner = aMatch({ kind: 'sooner', told: { costCents: null, start: '2027-03-01' } });
    expect(inEnglish(aMail([sooner])).subject).toBe('Studio in Freiberg, free sooner: 30 m², 8 January 2027');
    expect(inEnglish(aMail([sooner])).text).toContain('Free for you sooner: 8 January 2027; it was 1 March 2027.');
  });

  it('names a need without a title by its activities', () => {
    const untitled = aMatch({ need: { id: 'n', title: null, activities: ['painting', 'ceramics'] } });
    expect(inEnglish(aMail([untitled])).text).toContain('A room matches your need “painting and ceramics”');
  });
});

describe('a mail to a manager', () => {
  const needs = [aNeed(), aNeed({ pseudonym: 'BBBB', word: 'strong' }), aNeed({ pseudonym: 'AAAA' })];

  it('says of needs words only: no figure, no bar and no count', () => {
    const { subject, text, html } = inEnglish(aMail(needs, { pace: 'daily', leastScore: null }));
    expect(subject).toBe('New needs that suit Office unit 1, Freiberg');
    const said = text.slice(text.indexOf('New needs'), text.indexOf('-- ')).replaceAll('Office unit 1', '');
    expect(said.replaceAll(/https?:\S+/g, '')).not.toMatch(/\d/);
    expect(html).not.toContain('aria-hidden');
  });

  it('sorts them by word, then pseudonym', () => {
    const { text } = inEnglish(aMail(needs, { pace: 'daily', leastScore: null }));
    expect(text.match(/Need [A-Z]{4}/g)).toEqual(['Need BBBB', 'Need AAAA', 'Need KRTF']);
  });
});

describe('a mail of an application, invitation or booking', () => {
  it('shows the last day of a booking, not the day after it', () => {
    expect(inEnglish(aMail([anEvent('booking-confirmed')])).text).toContain('8 January 2027 to 28 February 2027');
  });

  it('quotes what the other side wrote, in its paragraphs', () => {
    expect(inEnglish(aMail([anEvent('application-declined')])).text).toContain(
      'Reason:\n> We would like to see your work.\n> Come and look.',
    );
  });
});

describe('an invitation to a membership', () => {
  it('carries the link with its token, says until when, and offers nothing to unsubscribe from', () => {
    const { text } = inEnglish(aMembershipMail());
    expect(text).toContain(`${ORIGIN}/memberships/invitations/i-1?token=abc`);
    expect(text).toContain('until 8 December 2026 at 08:00');
    expect(text).not.toContain('unsubscribe');
  });
});
