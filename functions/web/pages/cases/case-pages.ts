import type { Pages } from '../../web-deps.ts';
import { applicationPage } from './application.tsx';
import { applyPage } from './apply.tsx';
import { casesPage } from './cases.tsx';
import { invitationPage } from './invitation.tsx';

/** Applications and invitations, for both sides. */
export const casePages: readonly Pages[] = [applyPage, casesPage, applicationPage, invitationPage];
