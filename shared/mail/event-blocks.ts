import { dayNumber, isoDay } from '#shared/domain/day.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { MailBlock } from './mail-block.ts';
import type { EventNews } from './mail-input.ts';
import { addressOf, needLabel, spaceLabel } from './mailed-names.ts';
import type { BlockContext } from './match-blocks.ts';
import { plainLine, plainParagraphs } from './user-text.ts';

const periodText = (t: Translator, { from, until }: NonNullable<EventNews['period']>): string => {
  const first = t.day(from);
  if (until === null) return t.t('detail.openEnd', { first });
  return t.t('detail.period', { first, last: t.day(isoDay(dayNumber(until) - 1)) }); // until is the day after
};

/** An application, invitation or booking that changed, and what its other side wrote. */
export const eventBlocks = ({ t, link, isOnly }: BlockContext, news: EventNews): MailBlock[] => {
  const lines = [
    addressOf(t, news.space),
    t.t(`eventText.${news.kind}`, { from: plainLine(news.from) }),
    ...(news.asksPlaced ? [t.t('eventText.placed-question', { from: plainLine(news.from) })] : []),
    ...(news.need === null ? [] : [t.t('detail.need', { need: needLabel(t, news.need) })]),
    ...(news.period === null ? [] : [periodText(t, news.period)]),
    ...(news.answerBy === null ? [] : [t.t('detail.answerBy', { day: t.day(news.answerBy) })]),
  ];
  return [
    { as: 'heading', text: t.t(`event.${news.kind}`, { space: spaceLabel(news.space) }) },
    ...(news.space.sample ? [{ as: 'line', text: t.t('match.sample'), isSecond: true } as const] : []),
    ...lines.map((text): MailBlock => ({ as: 'line', text })),
    ...(news.text === null
      ? []
      : [
          {
            as: 'quote',
            label: t.t(`detail.${news.text.kind}`),
            paragraphs: plainParagraphs(news.text.text),
          } as const,
        ]),
    { as: 'open', text: t.t('detail.open'), link: link(news.item), isButton: isOnly },
  ];
};
