import { cases } from './it/cases.ts';
import { coordination } from './it/coordination.ts';
import { forms } from './it/forms.ts';
import { inbox } from './it/inbox.ts';
import { legal } from './it/legal.ts';
import { mail } from './it/mail.ts';
import { manage } from './it/manage.ts';
import { names } from './it/names.ts';
import { needs } from './it/needs.ts';
import { pages } from './it/pages.ts';
import { rooms } from './it/rooms.ts';
import { sentences } from './it/sentences.ts';
import { suitors } from './it/suitors.ts';

export const it = {
  ...{ ...names, ...sentences, ...mail, ...pages, ...rooms, ...legal },
  ...{ ...forms, ...needs, ...cases, ...inbox, ...manage, ...suitors, ...coordination },
};
