import type { Pages } from '../../web-deps.ts';
import { actorPage } from './actor.tsx';
import { changeActorPage, newActorPage } from './actor-form.tsx';
import { actorMembersPage } from './actor-members.tsx';
import { adviceChangePage } from './change-need.tsx';
import { changeNeedPage, newNeedPage } from './need-form.tsx';
import { markMatchPage, moveNeedPage, needMatchesPage } from './need-matches.tsx';
import { needsPage } from './needs.tsx';
import { whyPage } from './why.tsx';

/** What members of an actor see: their profile, needs and matches. What is new comes before what has an id. */
export const needPages: readonly Pages[] = [
  ...[needsPage, newNeedPage, changeNeedPage, moveNeedPage, adviceChangePage, needMatchesPage, whyPage, markMatchPage],
  ...[newActorPage, changeActorPage, actorPage, actorMembersPage],
];
