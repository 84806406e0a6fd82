import { legal } from './hr/legal.ts';
import { mail } from './hr/mail.ts';
import { names } from './hr/names.ts';
import { pages } from './hr/pages.ts';
import { rooms } from './hr/rooms.ts';
import { sentences } from './hr/sentences.ts';

export const hr = { ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal };
