import type { InLanguage } from '../catalogue.ts';
import type { inbox as english } from '../en/inbox.ts';

export const inbox = {} as const satisfies InLanguage<'de', typeof english>;
