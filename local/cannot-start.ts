/** Whoever started the service can put it right: its message is one sentence for them. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
