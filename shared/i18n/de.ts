import { cases } from './de/cases.ts';
import { coordination } from './de/coordination.ts';
import { forms } from './de/forms.ts';
import { inbox } from './de/inbox.ts';
import { legal } from './de/legal.ts';
import { mail } from './de/mail.ts';
import { manage } from './de/manage.ts';
import { names } from './de/names.ts';
import { needs } from './de/needs.ts';
import { pages } from './de/pages.ts';
import { rooms } from './de/rooms.ts';
import { sentences } from './de/sentences.ts';
import { suitors } from './de/suitors.ts';

export const de = {
  ...{ ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal },
  ...{ ...forms, ...needs, ...cases, ...inbox, ...manage, ...suitors, ...coordination },
};
