import { cases } from './hu/cases.ts';
import { coordination } from './hu/coordination.ts';
import { forms } from './hu/forms.ts';
import { inbox } from './hu/inbox.ts';
import { legal } from './hu/legal.ts';
import { mail } from './hu/mail.ts';
import { manage } from './hu/manage.ts';
import { names } from './hu/names.ts';
import { needs } from './hu/needs.ts';
import { pages } from './hu/pages.ts';
import { rooms } from './hu/rooms.ts';
import { sentences } from './hu/sentences.ts';
import { suitors } from './hu/suitors.ts';

export const hu = {
  ...{ ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal },
  ...{ ...forms, ...needs, ...cases, ...inbox, ...manage, ...suitors, ...coordination },
};
