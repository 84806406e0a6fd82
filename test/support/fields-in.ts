/** What a form carries, as it is posted. */
export type Form = Record<string, string | string[]>;

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** What a browser would send of a page's form whose address ends in `/edit`: its fields as they stand there. */
export const fieldsIn = (html: string): Form => {
  const form = /<form[^>]*\/edit"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), unescaped(value)];
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const isTick = /type="(checkbox|radio)"/.test(tag);
    const name = attribute('name');
    if (name && name !== 'csrf' && (!isTick || / checked/.test(tag))) add(name, attribute('value') ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)/g)) add(name, text);
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /value="([^"]*)" selected/.exec(options) ?? /value="([^"]*)"/.exec(options);
    add(name, chosen?.[1] ?? '');
  }
  return fields;
};
