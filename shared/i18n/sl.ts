import { mail } from './sl/mail.ts';
import { names } from './sl/names.ts';
import { sentences } from './sl/sentences.ts';

export const sl = { ...names, ...sentences, ...mail };
