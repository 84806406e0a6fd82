import type { Pages } from '../web-deps.ts';
import { casePages } from './cases/case-pages.ts';
import { coordinationPages } from './coordination/coordination-pages.ts';
import { inboxPages } from './inbox/inbox-pages.ts';
import { legalPages } from './legal.tsx';
import { managePages } from './manage/manage-pages.ts';
import { needPages } from './needs/need-pages.ts';
import { signInPages } from './sign-in.tsx';
import { suitorPages } from './suitors/suitor-pages.ts';

/** Whatever lies behind the entrances; pages of one journey share a folder, and a list. */
export const otherPages: readonly Pages[] = [
  legalPages,
  signInPages,
  ...[needPages, casePages, inboxPages, managePages, suitorPages, coordinationPages].flat(),
];
