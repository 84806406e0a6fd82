import { cases } from './en/cases.ts';
import { coordination } from './en/coordination.ts';
import { forms } from './en/forms.ts';
import { inbox } from './en/inbox.ts';
import { legal } from './en/legal.ts';
import { mail } from './en/mail.ts';
import { manage } from './en/manage.ts';
import { names } from './en/names.ts';
import { needs } from './en/needs.ts';
import { pages } from './en/pages.ts';
import { rooms } from './en/rooms.ts';
import { sentences } from './en/sentences.ts';
import { suitors } from './en/suitors.ts';

/** The source of keys and arguments: what is missing elsewhere does not compile. */
export const en = {
  ...{ ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal },
  ...{ ...forms, ...needs, ...cases, ...inbox, ...manage, ...suitors, ...coordination },
};
