/** One bad field of an input: where, and what is wanted. */
export type FieldError = { path: string; message: string };

export type ErrorCode =
  | 'malformed' // not JSON, not an If-Match, not a cursor
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'unsupported_media_type'
  | 'too_large'
  | 'precondition_required'
  | 'stale_version'
  | 'illegal_move' // the state machine has no such move from here
  | 'already_exists'
  | 'key_in_flight' // the same Idempotency-Key is being worked on
  | 'key_reused' // the same Idempotency-Key with another body
  | 'booking_conflict'
  | 'last_member'
  | 'limit_reached'
  | 'too_many_requests'
  | 'unavailable'; // a service we depend on did not answer; try again

/** The one error that use cases and stores throw; HTTP maps its code to a status in one place. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; fields?: readonly FieldError[] } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields ?? [];
  }
}

/** What another's object answers: never "forbidden", so that nobody learns that it is there. */
export const notFound = (what: string): AppError => new AppError('not_found', `There is no such ${what}.`);
