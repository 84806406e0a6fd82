import { isSiteNote } from '#shared/domain/notification.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { MatchNews, News, NewsMail, SiteNews } from './mail-input.ts';
import { areaOf, priceOf, roomKind, spaceLabel, townOf } from './mailed-names.ts';
import { plainLine } from './user-text.ts';

export const isMatchNews = (news: News): news is MatchNews =>
  news.kind === 'new-match' || news.kind === 'cheaper' || news.kind === 'sooner';

export const isSiteNews = (news: News): news is SiteNews => isSiteNote(news.kind);

const isSample = (news: News): boolean => (isSiteNews(news) ? news.site : news.space).sample;

const ofMatch = (t: Translator, news: MatchNews): string =>
  t.t(`subject.${news.kind}`, {
    room: roomKind(t, news.space),
    town: townOf(news.space),
    facts: [...areaOf(t, news), news.kind === 'sooner' ? t.day(news.start) : priceOf(t, news)].join(', '),
  });

const ofOne = (t: Translator, news: News): string => {
  if (isSiteNews(news)) return t.t(`decision.${news.kind}`, { house: plainLine(news.site.name, 60) });
  const space = spaceLabel(news.space);
  if (isMatchNews(news)) return ofMatch(t, news);
  if (news.kind === 'gone') return t.t('gone.heading', { space });
  if (news.kind === 'new-need') return t.t(news.because === 'new' ? 'need.heading' : 'need.published', { space });
  return t.t(`event.${news.kind}`, { space });
};

/** The same for messages that one heading covers: a manager is not told a number of needs. */
const headingKey = (news: News, at: number): string =>
  news.kind === 'new-need' ? `${news.because} ${news.spaceId}` : String(at);

const ofAll = (t: Translator, [first, ...rest]: readonly News[]): string => {
  if (first === undefined) throw new RangeError('a mail needs news');
  if (rest.length > 0 && isMatchNews(first) && rest.every(isMatchNews)) {
    const all = [first, ...rest];
    const towns = [...new Set(all.map(({ space }) => townOf(space)))];
    const rooms = new Set(all.map(({ item }) => item));
    return t.t('subject.rooms', { count: rooms.size, towns: `${towns.slice(0, 3).join(', ')}${towns[3] ? ' …' : ''}` });
  }
  const others = new Set(rest.map((news, at) => headingKey(news, at)));
  others.delete(headingKey(first, -1));
  const subject = ofOne(t, first);
  return others.size === 0 ? subject : t.t('subject.more', { first: subject, count: others.size });
};

/** The place and the fact: "Studio in Freiberg: 30 m², 150 € a month". */
export const newsSubject = (t: Translator, { news }: NewsMail): string => {
  const subject = ofAll(t, news);
  return news.every(isSample) ? t.t('subject.sample', { subject }) : subject;
};
