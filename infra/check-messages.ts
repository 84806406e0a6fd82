import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODE_LISTS } from '#shared/i18n/code-name.ts';
import { catalogues } from '#shared/i18n/translator-for.ts';

type Message = string | Readonly<Record<string, string>>;
export type AnyCatalogue = Readonly<Record<string, Readonly<Record<string, Message>>>>;

/** The same word in English and in the other language, or a name that nobody translates. */
const SAME_AS_ENGLISH: readonly string[] = ['de subject.new-match', 'it page.menu', 'hu room.includes.internet'];

const textsOf = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const PLACEHOLDER = /\{(\w+)\}/g;
const argumentsIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
const argumentsOf = (message: Message): Set<string> => new Set(textsOf(message).flatMap(argumentsIn));
const hasWords = (message: Message): boolean =>
  textsOf(message).some((text) => /\p{L}/u.test(text.replace(PLACEHOLDER, '')));
const flat = (catalogue: AnyCatalogue): Map<string, Message> =>
  new Map(
    Object.entries(catalogue).flatMap(([group, names]) =>
      Object.entries(names).map(([name, message]): [string, Message] => [`${group}.${name}`, message]),
    ),
  );

const wrongForms = (lang: string, message: Message): string | null => {
  if (typeof message === 'string') return message.includes('{count}') ? 'uses {count} without plural forms' : null;
  if (Object.values(message).some((text) => argumentsOf(message).size > new Set([...argumentsIn(text), 'count']).size))
    return 'has a form that lacks an argument';
  const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted().join(' ');
  const given = Object.keys(message).toSorted().join(' ');
  return wanted === given ? null : `counts in ${given}, ${lang} counts in ${wanted}`;
};

/** What differs between English and the other languages. */
function languageFindings(all: Readonly<Record<string, AnyCatalogue>>, sameAsEnglish: readonly string[]): string[] {
  const english = flat(all['en'] ?? {});
  const findings: string[] = [];
  for (const [lang, catalogue] of Object.entries(all)) {
    const messages = flat(catalogue);
    const say = (key: string, text: string): void => void findings.push(`${lang} ${key}: ${text}`);
    for (const key of english.keys()) if (!messages.has(key)) say(key, 'is missing');
    for (const [key, message] of messages) {
      const source = english.get(key);
      if (source === undefined) {
        say(key, 'is not in English');
        continue;
      }
      const forms = wrongForms(lang, message);
      if (forms !== null) say(key, forms);
      const [wanted, given] = [argumentsOf(source), argumentsOf(message)];
      for (const name of wanted) if (!given.has(name)) say(key, `does not use {${name}}`);
      for (const name of given) if (!wanted.has(name)) say(key, `uses {${name}}, which English does not`);
      if (textsOf(message).some((text) => text.trim() === '')) say(key, 'is empty');
      const isSame = lang !== 'en' && hasWords(source) && textsOf(source).join('|') === textsOf(message).join('|');
      if (isSame && !sameAsEnglish.includes(`${lang} ${key}`)) say(key, `is still English: ${textsOf(source)[0]}`);
    }
  }
  return findings;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Keys that no source names, as a string or as a template whose holes they fill. */
function unusedKeys(keys: Iterable<string>, sources: readonly string[], codeLists: readonly string[]): string[] {
  const named = new Set<string>();
  const templates: RegExp[] = [];
  for (const source of sources) {
    for (const [, text] of source.matchAll(/['"]([a-zA-Z]+\.[\w.-]+)['"]/g)) named.add(text ?? '');
    for (const [, text] of source.matchAll(/`([a-zA-Z]+\.(?:[\w.-]|\$\{[^}`]*\})*)`/g)) {
      const parts = (text ?? '').split(/\$\{[^}]*\}/).map(escaped);
      templates.push(new RegExp(`^${parts.join('[\\w-]+')}$`));
    }
  }
  return [...keys].filter(
    (key) =>
      !codeLists.includes(key.slice(0, key.indexOf('.'))) &&
      !named.has(key) &&
      !templates.some((template) => template.test(key)),
  );
}

export type MessageCheck = {
  catalogues: Readonly<Record<string, AnyCatalogue>>;
  sources: readonly string[]; // the text of everything that may use a message
  codeLists: readonly string[]; // groups used through their lists
  sameAsEnglish: readonly string[]; // "lang group.name"
};

/** One line for each fault of the message catalogues; none when all is well. */
export function checkMessages(check: MessageCheck): string[] {
  const keys = flat(check.catalogues['en'] ?? {}).keys();
  const unused = unusedKeys(keys, check.sources, check.codeLists).map((key) => `${key}: is used nowhere`);
  return [...languageFindings(check.catalogues, check.sameAsEnglish), ...unused];
}

const isCatalogue = (path: string): boolean => /^shared\/i18n\/(en|de|hu|sl|it|hr)(\/|\.ts$)/.test(path);

const sourcesUnder = (root: string): string[] =>
  ['functions', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !isCatalogue(relative(root, path).replaceAll('\\', '/')))
      .map((path) => readFileSync(path, 'utf8')),
  );

export const projectCheck = (root: string): MessageCheck => ({
  catalogues: catalogues as unknown as Readonly<Record<string, AnyCatalogue>>,
  sources: sourcesUnder(root),
  codeLists: CODE_LISTS,
  sameAsEnglish: SAME_AS_ENGLISH,
});

if (import.meta.main) {
  const findings = checkMessages(projectCheck(fileURLToPath(new URL('..', import.meta.url))));
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) console.error(`${findings.length} faults in the message catalogues`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
