/** What stops a start: one clear sentence for the person at the terminal, without a stack trace. */
export class Refusal extends Error {
  override name = 'Refusal';
}
