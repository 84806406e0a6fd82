import type { Language } from '#shared/domain/codes.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';
import { membershipDocument, membershipSubject, newsDocument, SERVICE_NAME } from './mail-document.ts';
import { mailHtml } from './mail-html.ts';
import type { MailInput, RenderedMail } from './mail-input.ts';
import { newsSubject } from './mail-subject.ts';
import { mailText } from './mail-text.ts';

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A mail in a person's language: pure, the same input gives the same mail. */
export const renderMail = (input: MailInput, lang: Language = input.recipient.lang): RenderedMail => {
  const t = translatorFor(lang);
  const [subject, document] =
    input.kind === 'news'
      ? [newsSubject(t, input), newsDocument(t, input)]
      : [membershipSubject(t, input), membershipDocument(t, input)];
  const line = subject.replace(CONTROL, ' ');
  return { subject: line, text: mailText(document), html: mailHtml(lang, line, document, SERVICE_NAME) };
};
