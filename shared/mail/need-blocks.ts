import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import { reasonInWords } from '#shared/i18n/reasons.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { MailBlock } from './mail-block.ts';
import type { NeedNews } from './mail-input.ts';
import { spaceLabel } from './mailed-names.ts';
import type { BlockContext } from './match-blocks.ts';
import { plainLine } from './user-text.ts';

const ORDER = ['strong', 'good', 'fair', 'weak'];

/** Sorted by word, then pseudonym: the order tells nothing more. */
const byWord = (a: NeedNews, b: NeedNews): number =>
  ORDER.indexOf(a.word) - ORDER.indexOf(b.word) || (a.pseudonym < b.pseudonym ? -1 : 1);

const sentence = (t: Translator, text: string): string => `${capitalised(t.lang, text)}.`;

const needBlocks = (t: Translator, link: BlockContext['link'], news: NeedNews): MailBlock[] => [
  {
    as: 'title',
    plate: { word: news.word, text: t.t(`score.${news.word}`) },
    text: t.t('need.pseudonym', { pseudonym: plainLine(news.pseudonym, 20) }),
    link: link(news.item),
  },
  { as: 'line', text: sentence(t, t.list(codeNames(t, 'activity', news.activities))) },
  {
    as: 'line',
    text: sentence(
      t,
      [
        codeName(t, 'actorKind', news.actorKind),
        codeName(t, 'sector', news.sector),
        ...codeNames(t, 'discipline', news.disciplines),
        codeName(t, 'tenure', news.tenure),
      ].join(', '),
    ),
    isSecond: true,
  },
  ...(news.requires.length === 0
    ? []
    : [
        {
          as: 'line',
          text: t.t('need.requires', { list: t.list(codeNames(t, 'amenity', news.requires)) }),
          isSecond: true,
        } as const,
      ]),
  ...news.reasons.map(({ code, fit }): MailBlock => ({ as: 'line', text: reasonInWords(t, code, fit) })),
];

/** What a manager may see of needs before consent: words, no figure of the rule, no bar, no count. */
export const needGroups = ({ t, link, isOnly }: BlockContext, news: readonly NeedNews[]): MailBlock[] =>
  [...Map.groupBy(news, ({ because, spaceId }) => `${because} ${spaceId}`).values()].flatMap((needs): MailBlock[] => {
    const [first] = needs;
    if (first === undefined) return [];
    const space = spaceLabel(first.space);
    return [
      { as: 'heading', text: t.t(first.because === 'new' ? 'need.heading' : 'need.published', { space }) },
      ...(first.space.sample ? [{ as: 'line', text: t.t('match.sample'), isSecond: true } as const] : []),
      ...needs.toSorted(byWord).flatMap((need) => needBlocks(t, link, need)),
      { as: 'line', text: t.t('need.consent'), isSecond: true },
      { as: 'open', text: t.t('need.open'), link: link(first.item), isButton: isOnly },
    ];
  });
