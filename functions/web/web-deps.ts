import type { Hono } from 'hono';
import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { UserInfo, VerifyToken } from '#shared/http/verify-token.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { View } from '#shared/web/view.ts';
import type { Assets } from './assets.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Session } from './session.ts';
import type { SignInService } from './sign-in-service.ts';

/** What the pages are given at their entry. */
export type WebDeps = Deps & {
  verify: VerifyToken;
  userInfo: UserInfo;
  signIn: SignInService;
  publicOrigin: string;
  assets: Assets;
  gazetteer: Gazetteer;
  operator: Operator;
  /** A tile server's address with {z}, {x} and {y}; null: country outlines only. */
  tiles: string | null;
};

/** Who runs this, from configuration; null is not set. */
export type Operator = { name: string | null; address: string | null; mail: string | null };

export type SignedIn = Caller & { person: Person };

/** What Hono carries from the first middleware to a page. */
export type WebHono = {
  Variables: {
    nonce: string;
    view: View;
    session: Session | null;
    /** Whether the reader's language is known, or only guessed to be English. */
    languageKnown: boolean;
  };
};

/** One page or a few that belong together. */
export type Pages = (deps: WebDeps) => Hono<WebHono>;
