import { dayAt } from '#shared/domain/time-zone.ts';
import type { View } from '#shared/web/view.ts';
import { askedNeed } from '../../asked-need.ts';
import type { FormAnswers } from '../../form.ts';
import { readAnswers, searchAddress } from '../../search-answers.ts';
import type { WebDeps } from '../../web-deps.ts';
import { SEARCH_TIME_ZONE } from '../home.tsx';
import { answersOfNeed } from './need-answers.ts';

/** The field of a draft that says which search it began with. */
export const OF_SEARCH = 'search';

/**
 * A search on its way to become a need, as a query without its mark: the address carries it from the results through
 * signing in and the profile to the form. Empty where there is none.
 */
export const carriedSearch = ({ now }: Pick<WebDeps, 'now'>, { url }: View): string => {
  if (!url.searchParams.has('activity')) return '';
  const today = dayAt(now(), SEARCH_TIME_ZONE);
  const [, query = ''] = searchAddress(readAnswers(url.searchParams, today), today).split('?');
  return query;
};

/** What the search says, in the fields of the need form; null where it cannot be searched for. */
export const searchedAnswers = ({ now, gazetteer }: WebDeps, view: View): FormAnswers | null => {
  const today = dayAt(now(), SEARCH_TIME_ZONE);
  const asked = askedNeed(readAnswers(view.url.searchParams, today), view.t, gazetteer, today);
  return asked.ok ? answersOfNeed({ ...asked.need, title: null }, gazetteer, view.t.lang) : null;
};

/** An address with the search behind it. */
export const carrying = (address: string, search: string): string =>
  search === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${search}`;
