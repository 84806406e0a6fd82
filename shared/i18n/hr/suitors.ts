import type { InLanguage } from '../catalogue.ts';
import type { suitors as english } from '../en/suitors.ts';

export const suitors = {} as const satisfies InLanguage<'hr', typeof english>;
