import { askSentence } from '#shared/i18n/ask-manager.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { scoreWordOf } from '#shared/i18n/code-name.ts';
import { price } from '#shared/i18n/price.ts';
import { reasons } from '#shared/i18n/reasons.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { MailBlock } from './mail-block.ts';
import type { GoneNews, MatchNews } from './mail-input.ts';
import { addressOf, areaOf, needLabel, priceOf, spaceLabel } from './mailed-names.ts';
import { plainLine } from './user-text.ts';

export type BlockContext = { t: Translator; link: (link: string) => string; isOnly: boolean };

const whatIsNew = (t: Translator, news: MatchNews): MailBlock[] => {
  const { told, purse, cost } = news;
  if (news.kind === 'cheaper' && cost !== null && told?.costCents != null) {
    const before = price(t, told.costCents, cost.unit, purse);
    return [{ as: 'line', text: t.t('match.cheaper', { now: priceOf(t, news), before }) }];
  }
  if (news.kind === 'sooner' && told?.start != null)
    return [{ as: 'line', text: t.t('match.sooner', { now: t.day(news.start), before: t.day(told.start) }) }];
  return [];
};

const matchBlocks = ({ t, link, isOnly }: BlockContext, news: MatchNews): MailBlock[] => {
  const { space } = news;
  const word = scoreWordOf(news.score);
  const ask = askSentence(t, news.toConfirm, news.ask);
  return [
    {
      as: 'title',
      plate: { word, text: t.t(`score.${word}`) },
      text: [plainLine(space.name), ...areaOf(t, news)].join(', '),
      link: link(news.item),
    },
    { as: 'line', text: addressOf(t, space) },
    {
      as: 'line',
      text: capitalised(t.lang, `${priceOf(t, news)} · ${t.t('match.start', { day: t.day(news.start) })}`),
    },
    ...(space.sample ? [{ as: 'line', text: t.t('match.sample'), isSecond: true } as const] : []),
    ...whatIsNew(t, news),
    { as: 'reasons', reasons: reasons(t, news.criteria, news.purse).slice(0, 3) },
    ...(ask === null ? [] : [{ as: 'ask', text: ask } as const]),
    { as: 'open', text: t.t('match.open'), link: link(news.item), isButton: isOnly },
  ];
};

/** Hits under the needs they are for, in the order in which the needs first come. */
export const matchGroups = (context: BlockContext, news: readonly MatchNews[]): MailBlock[] => {
  const { t } = context;
  return [...Map.groupBy(news, ({ need }) => need.id).values()].flatMap((hits): MailBlock[] => {
    const [first] = hits;
    if (first === undefined) return [];
    const heading = t.t('match.heading', { count: hits.length, need: needLabel(t, first.need) });
    return [{ as: 'heading', text: heading }, ...hits.flatMap((hit) => matchBlocks(context, hit))];
  });
};

export const goneBlocks = ({ t, link, isOnly }: BlockContext, news: GoneNews): MailBlock[] => {
  const need = needLabel(t, news.need);
  return [
    { as: 'heading', text: t.t('gone.heading', { space: spaceLabel(news.space) }) },
    { as: 'line', text: addressOf(t, news.space) },
    ...(news.space.sample ? [{ as: 'line', text: t.t('match.sample'), isSecond: true } as const] : []),
    { as: 'line', text: news.because === 'withdrawn' ? t.t('gone.withdrawn') : t.t('gone.unmatched', { need }) },
    { as: 'open', text: t.t('gone.open'), link: link(news.item), isButton: isOnly },
  ];
};
