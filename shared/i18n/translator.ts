import type { Language } from '#shared/domain/codes.ts';
import type { Catalogue, MessageArgs, MessageKey } from './catalogue.ts';
import { type Formats, formatsFor } from './formats.ts';

type NoArgs = Record<never, never>;
type Rest<Key extends MessageKey> = keyof MessageArgs<Key> extends never ? [args?: NoArgs] : [args: MessageArgs<Key>];

/** Speaks one language: `t` for its messages, the rest for its figures and days. */
export type Translator = Formats & {
  readonly lang: Language;
  t<Key extends MessageKey>(key: Key, ...rest: Rest<Key>): string;
  has(key: string): key is PlainKey;
};

/** A message that takes no arguments. */
export type PlainKey = { [Key in MessageKey]: keyof MessageArgs<Key> extends never ? Key : never }[MessageKey];

type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export const createTranslator = (lang: Language, catalogue: Catalogue): Translator => {
  const formats = formatsFor(lang);
  const groups = catalogue as unknown as Readonly<Record<string, Readonly<Record<string, Message>>>>;
  const find = (key: string): Message | undefined => {
    const dot = key.indexOf('.');
    const group = key.slice(0, dot);
    const name = key.slice(dot + 1);
    const names = Object.hasOwn(groups, group) ? groups[group] : undefined;
    return names && Object.hasOwn(names, name) ? names[name] : undefined;
  };
  const t = (key: string, args: Readonly<Record<string, string | number>> = {}): string => {
    const message = find(key);
    const text = typeof message === 'object' ? message[formats.pluralCategory(Number(args['count']))] : message;
    if (text === undefined) throw new Error(`no message ${key} in ${lang}`);
    // One pass: an argument that looks like a placeholder stays what it is.
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = args[name];
      if (value === undefined) throw new Error(`message ${key} in ${lang} lacks ${name}`);
      return typeof value === 'number' ? formats.number(value) : value;
    });
  };
  return { ...formats, lang, t, has: (key): key is PlainKey => typeof find(key) === 'string' };
};
