import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { clientId, cognitoClaims, issuerOf, readAccessToken, scope, tokenTtlS } from './access-token.ts';
import { html, page, sendHtml, sendJson } from './html.ts';
import { readBody } from './http.ts';
import { type IssuerKeys, subjectOf } from './issuer-keys.ts';
import type { Log } from './log.ts';
import { createPeople, type Person } from './people.ts';
import { signInAdapter } from './sign-in-adapter.ts';
import type { State } from './state.ts';

/** Answers what lies under /oidc; true when the request was its. */
export type Issuer = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

type Setting = { origin: string; keys: IssuerKeys; state: State; log: Log };

const mountedAt = '/oidc';
const maxFormBytes = 10_000;

/** A real OpenID Connect issuer (code flow with PKCE): one picks a sample person, or signs up with any address. */
export function createIssuer({ origin, keys, state, log }: Setting): Issuer {
  const people = createPeople(state);
  const personOf = (subject: string) => people.list().find(({ id }) => subjectOf(keys, id) === subject);
  const provider = new Provider(issuerOf(origin), configuration(origin, keys, state, personOf));
  provider.on('server_error', (_, error) => log.warn('issuer_failed', { error: String(error) }));

  const userinfo = async (request: IncomingMessage, response: ServerResponse) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : await readAccessToken(keys, origin, token);
    const person = claims?.sub === undefined ? undefined : personOf(claims.sub);
    if (person === undefined) {
      response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
      return sendJson(response, 401, { error: 'invalid_token' });
    }
    sendJson(response, 200, { sub: claims?.sub, email: person.mail, email_verified: true });
  };

  const interaction = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') {
      await provider.interactionDetails(request, response);
      return sendHtml(response, 200, choosePage(people.list()), "form-action 'self'");
    }
    const form = new URLSearchParams((await readBody(request, maxFormBytes))?.toString() ?? '');
    const mail = form.get('mail');
    const person = mail === null ? people.list().find(({ id }) => id === form.get('person')) : people.signUp(mail);
    if (person === undefined)
      return sendHtml(response, 400, page('Nobody by that name', html`<p>Go back and choose again.</p>`));
    await provider.interactionFinished(request, response, { login: { accountId: subjectOf(keys, person.id) } });
  };

  const handle = provider.callback();
  return (request, response, path) => {
    if (path !== mountedAt && !path.startsWith(`${mountedAt}/`)) return false;
    const failed = (error: unknown) => {
      log.info('sign_in_refused', { error: String(error) });
      if (response.headersSent) return void response.destroy();
      sendHtml(
        response,
        400,
        page('Sign-in is over', html`<p>It took too long or was begun elsewhere: please start again.</p>`),
      );
    };
    if (path === `${mountedAt}/me`) userinfo(request, response).catch(failed);
    else if (path.startsWith(`${mountedAt}/interaction/`)) interaction(request, response).catch(failed);
    else {
      // What a router of a framework does when it mounts an app below a path: the provider finds its own URLs by it.
      Object.assign(request, { originalUrl: request.url });
      request.url = (request.url ?? '').slice(mountedAt.length) || '/';
      void handle(request, response);
    }
    return true;
  };
}

function configuration(
  origin: string,
  keys: IssuerKeys,
  state: State,
  personOf: (subject: string) => Person | undefined,
): Configuration {
  return {
    adapter: signInAdapter(state),
    clients: [
      {
        client_id: clientId,
        application_type: 'web',
        token_endpoint_auth_method: 'none', // a public client, as in the user pool
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${origin}/callback`],
        post_logout_redirect_uris: [origin, `${origin}/`],
      },
    ],
    clientBasedCORS: () => false,
    jwks: { keys: [keys.signing as never] },
    cookies: { keys: keys.cookieSecrets },
    pkce: { required: () => true },
    // As Cognito: a refresh token without asking for offline_access, and the same one until it ends.
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: false,
    scopes: ['openid', 'email', 'offline_access'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    ttl: {
      AccessToken: tokenTtlS,
      IdToken: tokenTtlS,
      RefreshToken: 14 * 86_400,
      AuthorizationCode: 60,
      Interaction: 3600,
      Session: 14 * 86_400,
      Grant: 14 * 86_400,
    },
    interactions: { url: (_, { uid }) => `${mountedAt}/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          const [, action = '', xsrf = ''] = /action="([^"]+)".*value="([^"]+)"/.exec(form) ?? [];
          ctx.body = leavePage(action, xsrf).text;
        },
        postLogoutSuccessSource(ctx) {
          ctx.body = page('You are signed out', html`<p><a href="/">To the service</a></p>`).text;
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => origin,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience: clientId,
          accessTokenTTL: tokenTtlS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt(_, token, { payload }) {
          const person = personOf('accountId' in token ? String(token.accountId) : '');
          if (!payload || !person) return;
          // The one difference from Cognito that stays: the provider insists on an audience, our own client id.
          Object.assign(payload, cognitoClaims(keys, person), { auth_time: payload['iat'] });
        },
      },
    },
    findAccount(_, subject) {
      const person = personOf(subject);
      if (person === undefined) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject, email: person.mail, email_verified: true }) };
    },
    // Whoever chose a person has agreed to being that person.
    async loadExistingGrant(ctx) {
      const { session, client } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email offline_access');
      grant.addResourceScope(origin, scope);
      await grant.save();
      return grant;
    },
  };
}

/** As Cognito's sign-out, but with a question: the provider asks it of everybody who comes without a token of its own. */
const leavePage = (action: string, xsrf: string) =>
  page(
    'Sign out here, too?',
    html`<form method="post" action="${action}"><input type="hidden" name="xsrf" value="${xsrf}"><button name="logout" value="yes">Sign out</button></form>`,
  );

const choosePage = (people: readonly Person[]) =>
  page(
    'Who are you today?',
    html`<p>This is a laptop: choose one of the sample people. None of them is real.</p><form method="post">${people.map(
      ({ id, label, groups }) =>
        html`<button name="person" value="${id}"><strong>${label}</strong> ${id}${groups.length > 0 ? ` (${groups.join(', ')})` : ''}</button>`,
    )}</form><form method="post"><p><label for="mail">Or somebody new, with any address: mail stays on this laptop.</label></p><p><input id="mail" name="mail" type="email" required maxlength="200"></p><button>Sign up</button></form>`,
  );
