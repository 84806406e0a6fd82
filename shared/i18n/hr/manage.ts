import type { InLanguage } from '../catalogue.ts';
import type { manage as english } from '../en/manage.ts';

export const manage = {} as const satisfies InLanguage<'hr', typeof english>;
