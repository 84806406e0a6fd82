import type { InLanguage } from '../catalogue.ts';
import type { needs as english } from '../en/needs.ts';

export const needs = {} as const satisfies InLanguage<'sl', typeof english>;
