export type Claims = { issuer: string; subject: string; groups: readonly string[] };
export type VerifyToken = (token: string) => Promise<Claims>;
export type UserInfo = (token: string) => Promise<{ mail: string | null; mailVerified: boolean }>;
export type Issuer = { verify: VerifyToken; userInfo: UserInfo };

/** Verifies an issuer's access tokens and asks who somebody is; loaded with the first token, as most come without. */
export const openIdIssuer = (issuer: string, clientId: string): Issuer => {
  let made: Promise<Issuer> | undefined;
  const late = (): Promise<Issuer> => {
    made ??= import('./jose-issuer.ts').then(({ joseIssuer }) => joseIssuer(issuer, clientId));
    return made;
  };
  return {
    verify: async (token) => (await late()).verify(token),
    userInfo: async (token) => (await late()).userInfo(token),
  };
};
