/** What must come back with the code; kept, encrypted, in a cookie meanwhile. */
export type Pending = { state: string; nonce: string; verifier: string };
export type Tokens = { accessToken: string; refreshToken: string | null; expiresInS: number };

/** The issuer, as the pages need it. */
export type SignInService = {
  begin(): Promise<{ url: URL; pending: Pending }>;
  /** The tokens for the code in the address that the issuer sent the person back to; null where anything does not fit. */
  finish(returned: URL, pending: Pending): Promise<Tokens | null>;
  /** Newer tokens; null where the issuer says that it is over. */
  renew(refreshToken: string): Promise<Tokens | null>;
  /** Nothing is renewed with this token any more. */
  revoke(refreshToken: string): Promise<void>;
  /** Where the issuer ends its own session. */
  endUrl(): Promise<URL | null>;
};

export type SignInSetting = { issuer: string; clientId: string; publicOrigin: string };

/** Loaded with the first who signs in, as most only read. */
export const signInService = (setting: SignInSetting): SignInService => {
  let made: Promise<SignInService> | undefined;
  const late = (): Promise<SignInService> => {
    made ??= import('./openid-client-sign-in.ts').then(({ openidClientSignIn }) => openidClientSignIn(setting));
    return made;
  };
  return {
    begin: async () => (await late()).begin(),
    finish: async (returned, pending) => (await late()).finish(returned, pending),
    renew: async (refreshToken) => (await late()).renew(refreshToken),
    revoke: async (refreshToken) => (await late()).revoke(refreshToken),
    endUrl: async () => (await late()).endUrl(),
  };
};
