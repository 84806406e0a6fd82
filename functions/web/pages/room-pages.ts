import type { Pages } from '../web-deps.ts';
import { homePage } from './home.tsx';
import { resultsPage } from './results.tsx';
import { spacePage } from './space.tsx';

/** Looking for a room, and what it is like. */
export const roomPages: readonly Pages[] = [homePage, resultsPage, spacePage];
