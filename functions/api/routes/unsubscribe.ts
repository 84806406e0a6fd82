import * as z from 'zod';
import { languageOf } from '#shared/usecases/know-person.ts';
import { unsubscribe } from '#shared/usecases/notification-settings.ts';
import { MOST_TOKEN, openUnsubscribeToken } from '#shared/usecases/unsubscribe-token.ts';
import { type Call, forAnyone, type Route } from '../route.ts';
import { unsubscribePage } from '../unsubscribe-page.ts';

const query = z.strictObject({ token: z.string().min(1).max(MOST_TOKEN) });
type Asking = Pick<Call<undefined, z.output<typeof query>, never>, 'deps' | 'query' | 'acceptLanguage'>;

/** The token says whose mails of which kinds; no signing in, no cookie, so nothing that a foreign page could borrow. */
const asked = async ({ deps, query: { token }, acceptLanguage }: Asking) => {
  const { personId, kinds } = openUnsubscribeToken(await deps.service.key(), token);
  const person = await deps.persons.find(personId);
  return { token, personId, kinds, lang: person?.lang ?? languageOf(acceptLanguage) };
};

export const unsubscribeRoutes: readonly Route[] = [
  forAnyone({
    method: 'GET',
    path: '/unsubscribe',
    tag: 'notifications',
    summary: 'The link in a mail: a page that asks, and changes nothing',
    query,
    isPage: true,
    async handle(call) {
      return { page: await unsubscribePage({ ...(await asked(call)), isDone: false }) };
    },
  }),
  forAnyone({
    method: 'POST',
    path: '/unsubscribe',
    tag: 'notifications',
    summary: 'Ends every kind of the mail that the link came in (RFC 8058: any form body, no signing in)',
    query,
    isPage: true,
    async handle(call) {
      const { personId, ...page } = await asked(call);
      await unsubscribe(call.deps, personId, page.kinds);
      return { page: await unsubscribePage({ ...page, isDone: true }) };
    },
  }),
];
