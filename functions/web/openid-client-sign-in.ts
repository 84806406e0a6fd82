import * as client from 'openid-client';
import { AppError } from '#shared/errors.ts';
import type { SignInService, SignInSetting, Tokens } from './sign-in-service.ts';

const TIMEOUT_S = 5;
const USUAL_EXPIRY_S = 3600;

export const openidClientSignIn = ({ issuer, clientId, publicOrigin }: SignInSetting): SignInService => {
  let found: Promise<client.Configuration> | undefined;
  const unreachable = (cause: unknown) =>
    new AppError('unavailable', 'The sign-in service does not answer. Try again in a moment.', { cause });
  const discover = (): Promise<client.Configuration> => {
    found ??= client
      .discovery(new URL(issuer), clientId, undefined, client.None(), {
        timeout: TIMEOUT_S,
        // Only a laptop's own issuer is spoken to without TLS.
        ...(issuer.startsWith('http://') && { execute: [client.allowInsecureRequests] }),
      })
      .catch((cause: unknown) => {
        found = undefined; // ask again next time
        throw unreachable(cause);
      });
    return found;
  };
  const tokensOf = (answer: client.TokenEndpointResponse, before: string | null): Tokens => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before,
    expiresInS: answer.expires_in ?? USUAL_EXPIRY_S,
  });
  const redirectUri = `${publicOrigin}/callback`;

  return {
    async begin() {
      const config = await discover();
      const verifier = client.randomPKCECodeVerifier();
      const pending = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      });
      return { url, pending };
    },
    async finish(returned, { state, nonce, verifier }) {
      const config = await discover();
      const current = new URL(redirectUri);
      current.search = returned.search;
      try {
        const answer = await client.authorizationCodeGrant(config, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return tokensOf(answer, null);
      } catch (cause) {
        if (isUnreachable(cause)) throw unreachable(cause);
        return null;
      }
    },
    async renew(refreshToken) {
      const config = await discover();
      try {
        return tokensOf(await client.refreshTokenGrant(config, refreshToken), refreshToken);
      } catch (cause) {
        if (cause instanceof client.ResponseBodyError && cause.error === 'invalid_grant') return null;
        throw unreachable(cause); // could not ask is not "allowed", and not "over" either
      }
    },
    async revoke(refreshToken) {
      await client.tokenRevocation(await discover(), refreshToken, { token_type_hint: 'refresh_token' });
    },
    async endUrl() {
      const config = await discover();
      const { end_session_endpoint } = config.serverMetadata();
      if (end_session_endpoint === undefined) return null;
      const url = new URL(end_session_endpoint);
      url.searchParams.set('client_id', clientId);
      url.searchParams.set('post_logout_redirect_uri', publicOrigin);
      url.searchParams.set('logout_uri', publicOrigin); // Cognito's own name for it
      return url;
    },
  };
};

/** No answer, or an error of the issuer's own: the code may be fine. */
const isUnreachable = (cause: unknown): boolean =>
  cause instanceof TypeError ||
  (cause instanceof client.ClientError && cause.code === 'OAUTH_TIMEOUT') ||
  (cause instanceof client.ResponseBodyError && cause.status >= 500);
