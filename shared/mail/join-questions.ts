import type { News, NewsMail } from './mail-input.ts';

const isYes = (news: News, item: string): boolean => news.kind === 'application-accepted' && news.item === item;

/** Whether the need is placed is asked with the yes that it comes with: one message, named by the yes. */
export const joinQuestions = (mail: NewsMail): NewsMail => {
  const asked = new Set(mail.news.flatMap((news) => (news.kind === 'placed-question' ? [news.item] : [])));
  const news = mail.news.flatMap((each): News[] => {
    if (each.kind === 'placed-question') return mail.news.some((other) => isYes(other, each.item)) ? [] : [each];
    return each.kind === 'application-accepted' && asked.has(each.item) ? [{ ...each, asksPlaced: true }] : [each];
  });
  return { ...mail, news };
};
