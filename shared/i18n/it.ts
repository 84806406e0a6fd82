import { mail } from './it/mail.ts';
import { names } from './it/names.ts';
import { sentences } from './it/sentences.ts';

export const it = { ...names, ...sentences, ...mail };
