import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/domain/codes.ts';
import type { MailInput } from '#shared/mail/mail-input.ts';
import { renderMail } from '#shared/mail/render-mail.ts';
import { plainLine, plainParagraphs } from '#shared/mail/user-text.ts';
import { aGone, aMail, aMailedSpace, aMatch, aMembershipMail, aNeed, anEvent, ORIGIN } from './mail-samples.ts';

const HOSTILE = [
  'Room\r\nBcc: all@evil.example\r\n\r\nHello',
  'Room\u2028Bcc: x\u0000\u0085y',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example/login">sign in</a>',
  "' style='position:fixed",
  '</td></tr></table><h1>Pay here</h1>',
  'Sign in at https://evil.example/login or www.evil.example or evil.example',
  'mailto:boss@evil.example javascript:alert(1)',
  '\u202egnp.exe\u202c \u200bhidden\ufeff',
  `{count} {space} $\{7*7} $& $1`,
  `${'A'.repeat(500)}`,
];

const mailsWith = (text: string): MailInput[] => {
  const space = aMailedSpace({ name: text, siteName: text, town: text });
  const need = { id: 'n', title: text, activities: ['painting'] } as const;
  return [
    aMail([aMatch({ space, need })]),
    aMail([aMatch({ space, need }), aMatch({ space, need, item: '/m/2' })]),
    aMail([aGone({ space, need, because: 'unmatched' })]),
    aMail([aNeed({ space, pseudonym: text })]),
    aMail([anEvent('application-received', { space, need, from: text, text: { kind: 'letter', text } })]),
    aMembershipMail({ scope: { kind: 'actor', name: text } }),
  ];
};

/** What the tags link to; text between them is only text. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) =>
    [...tag.matchAll(/(?:href|src)\s*=\s*["']?([^"'\s>]*)/g)].map(([, link]) => link ?? ''),
  );

describe.each(HOSTILE)('user text %j', (text) => {
  it('stays one line in the subject', () => {
    for (const input of mailsWith(text))
      for (const lang of LANGUAGES) {
        const { subject } = renderMail(input, lang);
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect(subject.length).toBeLessThan(320);
      }
  });

  it('adds no element, attribute or link to the HTML', () => {
    const tagsOf = (html: string): string[] => [...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag ?? '');
    const harmless = mailsWith('Room').map((input) => renderMail(input).html);
    for (const [at, input] of mailsWith(text).entries()) {
      const { html } = renderMail(input);
      const extra = tagsOf(html).filter((tag) => tag !== 'p');
      expect(extra).toEqual(tagsOf(harmless[at] ?? '').filter((tag) => tag !== 'p'));
      for (const link of linksOf(html)) expect(link.startsWith(`${ORIGIN}/`)).toBe(true);
    }
  });

  it('leaves nothing in the text that a mail program would make a link of, but the service’s own', () => {
    for (const input of mailsWith(text)) {
      const rest = renderMail(input).text.replaceAll(/^https:\/\/match\.example\/\S*$/gm, '');
      expect(rest).not.toMatch(/https?:\/\/|www\.\S|\S@\S|evil\.example/);
    }
  });
});

describe('names', () => {
  it('stay as they are where they are no link', () => {
    for (const name of [
      'Kulturverein Alte Hütte e.V.',
      'Studio d.o.o.',
      'Raum 2.5',
      'Műhely & Társa',
      "L'Officina",
      '50/50',
    ])
      expect(plainLine(name)).toBe(name);
  });

  it('are cut by whole characters', () => {
    expect(plainLine('🏚'.repeat(100), 10)).toBe(`${'🏚'.repeat(9)}…`);
  });

  it('keep their paragraphs only where they may have some', () => {
    expect(plainParagraphs('One.\n\nTwo.\r\nThree.')).toEqual(['One.', 'Two.', 'Three.']);
    expect(plainLine('One.\nTwo.')).toBe('One. Two.');
  });
});

describe('links', () => {
  it.each([
    'https://evil.example/x',
    '//evil.example/x',
    'javascript:alert(1)',
    'https://match.example@evil.example/',
    'https://u:p@match.example/',
  ])('that leave the service are refused: %s', (item) => {
    expect(() => renderMail(aMail([aMatch({ item })]))).toThrow(TypeError);
    expect(() => renderMail(aMembershipMail({ item }))).toThrow(TypeError);
    expect(() => renderMail(aMail([aGone()], { links: { why: item, settings: '/s', unsubscribe: '/u' } }))).toThrow(
      TypeError,
    );
  });
});
