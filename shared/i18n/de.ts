import { legal } from './de/legal.ts';
import { mail } from './de/mail.ts';
import { names } from './de/names.ts';
import { pages } from './de/pages.ts';
import { rooms } from './de/rooms.ts';
import { sentences } from './de/sentences.ts';

export const de = { ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal };
