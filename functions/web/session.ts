import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';

const sessionSchema = z.object({
  id: z.string(), // of this sign-in: what the forms' tokens are bound to
  personId: z.string(),
  groups: z.array(z.string()), // as the issuer gave them
  refreshToken: z.string().nullable(),
  beganS: z.number(),
  freshUntilS: z.number(), // from then on the issuer is asked whether it goes on
});
export type Session = z.infer<typeof sessionSchema>;

const pendingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });
export type PendingSignIn = z.infer<typeof pendingSchema>;

/** A person signs in again after this long, however often the session was renewed. */
const LONGEST_SESSION_S = 30 * 86_400;
const SIGN_IN_S = 600;

/** Cookies that only the service can read, change or make; its key is read where there is one to open or to make. */
export const cookieJar = (keyOf: () => Promise<Uint8Array>, publicOrigin: string) => {
  const secure = publicOrigin.startsWith('https:');
  const nameOf = (name: string): string => (secure ? `__Host-${name}` : name); // the prefix binds it to this host
  const base = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  const read = async <T>(c: Context, name: string, schema: z.ZodType<T>): Promise<T | null> => {
    const sealed = getCookie(c, nameOf(name));
    if (sealed === undefined) return null;
    const key = await keyOf();
    try {
      const parsed = schema.safeParse(JSON.parse(openCursor(key, ['cookie', name], sealed)));
      return parsed.success ? parsed.data : null;
    } catch {
      return null; // of another key, or not ours: as if there were none
    }
  };
  const write = async (c: Context, name: string, value: unknown, maxAge: number): Promise<void> => {
    const sealed = sealCursor(await keyOf(), ['cookie', name], JSON.stringify(value));
    setCookie(c, nameOf(name), sealed, { ...base, maxAge });
  };
  return {
    async session(c: Context, nowS: number): Promise<Session | null> {
      const session = await read(c, 'session', sessionSchema);
      return session && nowS < session.beganS + LONGEST_SESSION_S ? session : null;
    },
    keepSession: (c: Context, session: Session, nowS: number) =>
      write(c, 'session', session, Math.max(1, session.beganS + LONGEST_SESSION_S - nowS)),
    endSession: (c: Context) => deleteCookie(c, nameOf('session'), base),
    pending: (c: Context): Promise<PendingSignIn | null> => read(c, 'signing-in', pendingSchema),
    keepPending: (c: Context, pending: PendingSignIn) => write(c, 'signing-in', pending, SIGN_IN_S),
    endPending: (c: Context) => deleteCookie(c, nameOf('signing-in'), base),
  };
};
export type CookieJar = ReturnType<typeof cookieJar>;
