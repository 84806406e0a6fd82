import { legal } from './sl/legal.ts';
import { mail } from './sl/mail.ts';
import { names } from './sl/names.ts';
import { pages } from './sl/pages.ts';
import { rooms } from './sl/rooms.ts';
import { sentences } from './sl/sentences.ts';

export const sl = { ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal };
