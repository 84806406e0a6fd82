import { legal } from './it/legal.ts';
import { mail } from './it/mail.ts';
import { names } from './it/names.ts';
import { pages } from './it/pages.ts';
import { rooms } from './it/rooms.ts';
import { sentences } from './it/sentences.ts';

export const it = { ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal };
