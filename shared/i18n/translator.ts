import type { Language } from '#shared/domain/codes.ts';
import type { Catalogue, MessageArgs, MessageKey } from './catalogue.ts';
import { type Formats, formatsFor } from './formats.ts';

type NoArgs = Record<never, never>;
type Rest<Key extends MessageKey> = keyof MessageArgs<Key> extends never ? [args?: NoArgs] : [args: MessageArgs<Key>];

/** Speaks one language: `t` for its messages, the rest for its figures and days. */
export type Translator = Formats & {
  readonly lang: Language;
  t<Key extends MessageKey>(key: Key, ...rest: Rest<Key>): string;
};

type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export const createTranslator = (lang: Language, catalogue: Catalogue): Translator => {
  const formats = formatsFor(lang);
  const groups = catalogue as unknown as Readonly<Record<string, Readonly<Record<string, Message>>>>;
  const t = (key: string, args: Readonly<Record<string, string | number>> = {}): string => {
    const dot = key.indexOf('.');
    const message = groups[key.slice(0, dot)]?.[key.slice(dot + 1)];
    const text = typeof message === 'object' ? message[formats.pluralCategory(Number(args['count']))] : message;
    if (text === undefined) throw new Error(`no message ${key} in ${lang}`);
    // One pass: an argument that looks like a placeholder stays what it is.
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = args[name];
      if (value === undefined) throw new Error(`message ${key} in ${lang} lacks ${name}`);
      return typeof value === 'number' ? formats.number(value) : value;
    });
  };
  return { ...formats, lang, t };
};
