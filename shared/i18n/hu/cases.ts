import type { InLanguage } from '../catalogue.ts';
import type { cases as english } from '../en/cases.ts';

export const cases = {} as const satisfies InLanguage<'hu', typeof english>;
