import type { Language } from '#shared/domain/codes.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { askSentence } from '#shared/i18n/ask-manager.ts';
import { changePhrase, unlocksPhrase } from '#shared/i18n/change-phrase.ts';
import { scoreWordOf } from '#shared/i18n/code-name.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';
import { reasons } from '#shared/i18n/reasons.ts';
import type { Found, SearchPage } from '#shared/usecases/search-spaces.ts';

/** A match is told by its three best reasons. */
const BEST = 3;

/** A page of a search with its figures also in words, in the reader's language. */
export const tellSearch = async <Item extends Found>(
  page: Omit<SearchPage, 'items'> & { items: Item[] },
  need: NeedFields,
  lang: Language,
) => {
  const t = await loadTranslator(lang);
  const { eurPerHuf } = page.context;
  const purse = { currency: need.budget.currency, eurPerHuf };
  return {
    ...page,
    items: page.items.map((item) => ({
      ...item,
      word: t.t(`score.${scoreWordOf(item.shown)}`),
      reasons: reasons(t, item.criteria, purse)
        .slice(0, BEST)
        .map(({ text }) => text),
      ask: askSentence(t, item.toConfirm),
    })),
    nearMisses: page.nearMisses.map((near) => ({
      ...near,
      says: gapPhrase(t, near.gap, { need, eurPerHuf, change: near.change }),
    })),
    advice: page.advice.map((row) => ({
      ...row,
      says: changePhrase(t, need, row.change),
      brings: unlocksPhrase(t, row.unlocks),
    })),
  };
};
