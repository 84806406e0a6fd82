import type { ScoreWord } from '#shared/i18n/code-name.ts';

/** What a mail is made of, already in the person's words; text and HTML are two ways to set the same blocks. */
export type MailBlock =
  | { as: 'heading'; text: string }
  | { as: 'title'; plate: { word: ScoreWord; text: string } | null; text: string; link: string }
  | { as: 'line'; text: string; isSecond?: boolean }
  | { as: 'reasons'; reasons: readonly { text: string; d: number }[] }
  | { as: 'ask'; text: string }
  | { as: 'quote'; label: string; paragraphs: readonly string[] }
  | { as: 'open'; text: string; link: string; isButton: boolean };

export type MailFoot = { lines: readonly string[]; links: readonly { text: string; link: string }[] };

export type MailDocument = { blocks: readonly MailBlock[]; foot: MailFoot };
