import type { Pages } from '../../web-deps.ts';
import { inboxPage } from './inbox.tsx';
import { joinPage } from './join.tsx';
import { settingsPage } from './settings.tsx';
import { whyToldPage } from './why-told.tsx';

/** What a person was told, and how they are told. */
export const inboxPages: readonly Pages[] = [inboxPage, whyToldPage, settingsPage, joinPage];
