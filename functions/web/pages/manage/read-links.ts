import type { Site } from '#shared/domain/site.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';
import { addressOf } from './site-basics.tsx';
import { MOST_LINKS, NEW_LINKS } from './site-fields.ts';

/** Rows of the form; an empty one is no link, and a link without a title is called by its host. */
export const readLinks = (reader: FormReader, answers: FormAnswers, t: Translator): Site['links'] => {
  const links: Site['links'] = [];
  for (let row = 0; row < MOST_LINKS + NEW_LINKS && links.length < MOST_LINKS; row += 1) {
    const title = reader.line({ name: `link.title.${row}`, label: t.t('siteForm.linkTitle'), most: 200 });
    const url = addressOf(reader, t, { name: `link.url.${row}`, label: t.t('siteForm.linkUrl') });
    if (title !== null && textOf(answers, `link.url.${row}`) === '')
      reader.wrong(`link.url.${row}`, t.t('siteForm.linkNoUrl', { title }));
    if (url !== null) links.push({ title: title ?? new URL(url).hostname, url });
  }
  return links;
};
