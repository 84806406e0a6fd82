import { legal } from './en/legal.ts';
import { mail } from './en/mail.ts';
import { names } from './en/names.ts';
import { pages } from './en/pages.ts';
import { rooms } from './en/rooms.ts';
import { sentences } from './en/sentences.ts';

/** The source of keys and arguments: what is missing elsewhere does not compile. */
export const en = { ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal };
