import { cases } from './sl/cases.ts';
import { coordination } from './sl/coordination.ts';
import { forms } from './sl/forms.ts';
import { inbox } from './sl/inbox.ts';
import { legal } from './sl/legal.ts';
import { mail } from './sl/mail.ts';
import { manage } from './sl/manage.ts';
import { names } from './sl/names.ts';
import { needs } from './sl/needs.ts';
import { pages } from './sl/pages.ts';
import { rooms } from './sl/rooms.ts';
import { sentences } from './sl/sentences.ts';
import { suitors } from './sl/suitors.ts';

export const sl = {
  ...{ ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal },
  ...{ ...forms, ...needs, ...cases, ...inbox, ...manage, ...suitors, ...coordination },
};
