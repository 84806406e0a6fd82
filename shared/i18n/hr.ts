import { cases } from './hr/cases.ts';
import { coordination } from './hr/coordination.ts';
import { forms } from './hr/forms.ts';
import { inbox } from './hr/inbox.ts';
import { legal } from './hr/legal.ts';
import { mail } from './hr/mail.ts';
import { manage } from './hr/manage.ts';
import { names } from './hr/names.ts';
import { needs } from './hr/needs.ts';
import { pages } from './hr/pages.ts';
import { rooms } from './hr/rooms.ts';
import { sentences } from './hr/sentences.ts';
import { suitors } from './hr/suitors.ts';

export const hr = {
  ...{ ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal },
  ...{ ...forms, ...needs, ...cases, ...inbox, ...manage, ...suitors, ...coordination },
};
