import type { InLanguage } from '../catalogue.ts';
import type { coordination as english } from '../en/coordination.ts';

export const coordination = {} as const satisfies InLanguage<'it', typeof english>;
