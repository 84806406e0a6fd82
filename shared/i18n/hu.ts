import { mail } from './hu/mail.ts';
import { names } from './hu/names.ts';
import { sentences } from './hu/sentences.ts';

export const hu = { ...names, ...sentences, ...mail };
