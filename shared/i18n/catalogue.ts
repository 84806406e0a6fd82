import type { Language } from '#shared/domain/codes.ts';
import type { en } from './en.ts';

/** The plural categories of each language, as Intl.PluralRules has them (checked against it by infra/check-messages.ts). */
export type PluralCategory = {
  en: 'one' | 'other';
  de: 'one' | 'other';
  hu: 'one' | 'other';
  sl: 'one' | 'two' | 'few' | 'other';
  it: 'one' | 'many' | 'other';
  hr: 'one' | 'few' | 'other';
};
export type PluralForms<L extends Language> = Readonly<Record<PluralCategory[L], string>>;

/** A part of a catalogue in language L with exactly the keys of the English part; what English counts, L counts in its own forms. */
export type InLanguage<L extends Language, Part> = {
  readonly [Group in keyof Part]: {
    readonly [Name in keyof Part[Group]]: Part[Group][Name] extends string ? string : PluralForms<L>;
  };
};

type English = typeof en;
export type Catalogue<L extends Language = Language> = { [Each in Language]: InLanguage<Each, English> }[L];

/** "group.name": every message there is. */
export type MessageKey = { [G in keyof English & string]: `${G}.${keyof English[G] & string}` }[keyof English & string];

type MessageOf<Key> = Key extends `${infer G}.${infer Rest}`
  ? G extends keyof English
    ? Rest extends keyof English[G]
      ? English[G][Rest]
      : never
    : never
  : never;
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Counted<Message> = Message extends string ? never : 'count';
type TextsOf<Message> = Message extends string ? Message : Message[keyof Message];

/** The arguments of a message, read off its English text: strings already formatted, and `count`, which chooses the plural. */
export type MessageArgs<Key extends MessageKey> = Record<Exclude<NamesIn<TextsOf<MessageOf<Key>>>, 'count'>, string> &
  Record<Counted<MessageOf<Key>>, number>;
