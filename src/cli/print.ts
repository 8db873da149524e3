/** What a command printed could not be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly code: string | undefined;

  constructor({ code }: NodeJS.ErrnoException) {
    super(`The output could not be written (${code}).`);
    this.code = code;
  }
}

/**
 * Writes to standard output, and waits for it, so that whoever reads slowly is waited for and memory stays the same. Rejects
 * with an OutputError, whose code is EPIPE when the reader has gone away.
 */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(new OutputError(error)) : resolve()));
  });
}
