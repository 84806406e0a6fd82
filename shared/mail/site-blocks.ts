import type { MailBlock } from './mail-block.ts';
import type { SiteNews } from './mail-input.ts';
import type { BlockContext } from './match-blocks.ts';
import { plainLine, plainParagraphs } from './user-text.ts';

/** What a coordinator decided on a house, with the reason where it was returned. */
export const siteBlocks = ({ t, link, isOnly }: BlockContext, { kind, site, reason, item }: SiteNews): MailBlock[] => [
  { as: 'heading', text: t.t(`decision.${kind}`, { house: plainLine(site.name, 60) }) },
  ...(site.sample ? [{ as: 'line', text: t.t('match.sample'), isSecond: true } as const] : []),
  {
    as: 'line',
    text: [...(site.town === null ? [] : [plainLine(site.town, 60)]), t.country(site.country)].join(', '),
  },
  { as: 'line', text: t.t(`decisionText.${kind}`) },
  ...(reason === null
    ? []
    : [{ as: 'quote', label: t.t('detail.reason'), paragraphs: plainParagraphs(reason) } as const]),
  { as: 'open', text: t.t('decision.open'), link: link(item), isButton: isOnly },
];
