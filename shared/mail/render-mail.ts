import type { Language } from '#shared/domain/codes.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';
import { joinQuestions } from './join-questions.ts';
import { membershipDocument, membershipSubject, newsDocument, SERVICE_NAME } from './mail-document.ts';
import { mailHtml } from './mail-html.ts';
import type { MailInput, NewsMail, RenderedMail } from './mail-input.ts';
import { newsSubject } from './mail-subject.ts';
import { mailText } from './mail-text.ts';

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

const ofNews = (t: Translator, mail: NewsMail) => [newsSubject(t, mail), newsDocument(t, mail)] as const;

/** A mail in a person's language: pure, the same input gives the same mail. */
export const renderMail = (input: MailInput, lang: Language = input.recipient.lang): RenderedMail => {
  const t = translatorFor(lang);
  const [subject, document] =
    input.kind === 'news'
      ? ofNews(t, joinQuestions(input))
      : [membershipSubject(t, input), membershipDocument(t, input)];
  const line = subject.replace(CONTROL, ' ');
  return { subject: line, text: mailText(document), html: mailHtml(lang, line, document, SERVICE_NAME) };
};
