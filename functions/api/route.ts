import type * as z from 'zod';
import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { UserInfo, VerifyToken } from '#shared/http/verify-token.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Page } from '#shared/store/ports.ts';

/** What the API is given at its entry. */
export type ApiDeps = Deps & { verify: VerifyToken; userInfo: UserInfo; publicOrigin: string };

/** A person who has signed in; routes for anyone may meet a visitor. */
export type SignedIn = Caller & { person: Person };

export type Call<Body, Query, Who> = {
  /** For creates, its commit also closes the idempotency record. */
  deps: ApiDeps;
  caller: Who;
  token: string | null;
  groups: readonly string[];
  params: Record<string, string>;
  query: Query;
  body: Body;
  /** From If-Match, where the route changes what exists. */
  version: number;
  /** Where a list goes on, and how many it may bring. */
  at: { after: string | null; limit: number };
  /** Position → cursor bound to caller, route, query and body. */
  seal(position: string | null): Promise<string | null>;
  acceptLanguage: string | null;
};

export type Reply = {
  status?: 200 | 201 | 204;
  answer?: unknown;
  version?: number;
  location?: string;
  /** HTML in place of an answer, for the few addresses that mails lead people to. */
  page?: string;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = {
  method: Method;
  /** As in OpenAPI: /needs/{needId}. */
  path: string;
  summary: string;
  tag: string;
  who: 'anyone' | 'signed-in';
  query?: z.ZodType;
  body?: z.ZodType;
  /** The body is an RFC 7396 merge patch of this schema's document. */
  patches?: z.ZodType;
  /** Answers are parsed with it: only what it names leaves. */
  answers?: z.ZodType;
  /** Answers with HTML, not with JSON. */
  isPage?: boolean;
  /** A page {items, next} of what `answers` describes. */
  list?: boolean;
  /** Takes limit and cursor, though its answer is not a plain page. */
  paged?: boolean;
  ifMatch?: boolean;
  /** Refusals beyond those that follow from the rest of the line, for the OpenAPI document. */
  refuses?: readonly ErrorCode[];
  /** Takes an Idempotency-Key: `handle` makes a noun, this the answer to it, the first time and every time after. */
  created?: (noun: never) => Reply;
  /** Before a first answer is given again: throws where the caller may no longer see what was made. */
  again?(call: Call<never, never, never>, noun: never): Promise<unknown>;
  geo?: (answer: unknown) => unknown;
  handle(call: Call<never, never, never>): Promise<unknown>;
};

/** A noun as the answer, with the version that its next change names. */
export const versioned = <T extends { version: number }>(answer: T): Reply => ({ answer, version: answer.version });

export type Handled = Reply | Page<unknown>;
type Typed<B extends z.ZodType, Q extends z.ZodType, W> = Omit<Route, 'handle' | 'who' | 'body' | 'query'> & {
  body?: B;
  query?: Q;
  handle(call: Call<z.output<B>, z.output<Q>, W>): Promise<Handled>;
};

/** A route for people who have signed in. */
export const forSignedIn = <B extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  route: Typed<B, Q, SignedIn>,
): Route => ({ ...route, who: 'signed-in' }) as unknown as Route;

/** A route for anyone; a token is read when there is one. */
export const forAnyone = <B extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  route: Typed<B, Q, Caller>,
): Route => ({ ...route, who: 'anyone' }) as unknown as Route;

type Changing = Omit<Route, 'method' | 'handle' | 'who' | 'body' | 'query' | 'patches' | 'ifMatch'> & {
  patches: z.ZodType;
  handle(call: Call<object, undefined, SignedIn>): Promise<Handled>;
};
/** A route that changes a noun by a merge patch, over the version that If-Match names. */
export const forChanging = (route: Changing): Route =>
  ({ method: 'PATCH', ifMatch: true, ...route, who: 'signed-in' }) as unknown as Route;

type Making<B extends z.ZodType, T> = Omit<Route, 'handle' | 'who' | 'body' | 'query' | 'created' | 'again'> & {
  body?: B;
  handle(call: Call<z.output<B>, undefined, SignedIn>): Promise<T>;
  created: (noun: T) => Reply;
  again(call: Call<z.output<B>, undefined, SignedIn>, noun: T): Promise<unknown>;
};
/** A route that creates a noun, at most once per Idempotency-Key. */
export const forCreating = <T, B extends z.ZodType = z.ZodUndefined>(route: Making<B, T>): Route =>
  ({ ...route, who: 'signed-in' }) as unknown as Route;
