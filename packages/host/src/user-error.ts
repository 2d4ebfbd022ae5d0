/**
 * A mistake of the person who started the run: a path that is not there, no app below it, settings that cannot be read.
 * Its message is one sentence that says what is wrong and what to do; the run ends in exit code 2.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
