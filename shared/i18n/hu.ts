import { legal } from './hu/legal.ts';
import { mail } from './hu/mail.ts';
import { names } from './hu/names.ts';
import { pages } from './hu/pages.ts';
import { rooms } from './hu/rooms.ts';
import { sentences } from './hu/sentences.ts';

export const hu = { ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal };
