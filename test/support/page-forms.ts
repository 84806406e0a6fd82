import type { WebWorld } from './web-world.ts';

export type PageForm = { action: string; fields: Record<string, string[]> };

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The forms of a page that write: each with its fields as they stand there, without the token of the session. */
export const formsIn = (html: string): PageForm[] =>
  [...html.matchAll(/<form method="post" action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].map(([, action = '', inner = '']) => {
    const fields: Record<string, string[]> = {};
    const tags = /<(?:input|select|textarea|button)\b[^>]*?\bname="([^"]+)"(?:[^>]*?\bvalue="([^"]*)")?/g;
    for (const [, name = '', value = ''] of inner.matchAll(tags))
      if (name !== 'csrf' && name !== 'draft') fields[name] = [...(fields[name] ?? []), unescaped(value)];
    return { action: unescaped(action), fields };
  });

/** The same form of whatever it is about. */
export const formKind = ({ action, fields }: PageForm): string =>
  `${action.replace(/[0-9a-f-]{36}/g, 'ID')} ${Object.keys(fields)}`;

/** Every form that somebody is shown on these pages, one of each kind. */
export const formsOf = async (world: WebWorld, as: string, paths: readonly string[]): Promise<PageForm[]> => {
  const forms = new Map<string, PageForm>();
  for (const path of paths)
    for (const form of formsIn((await world.page(path, { as })).html)) forms.set(formKind(form), form);
  return [...forms.values()];
};
