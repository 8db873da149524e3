import { randomUUID } from 'node:crypto';

/** The id of a request, with which it is answered, logged and audited: the caller's own when it is a plain one, else a new one. */
export function chooseRequestId(given: string | null | undefined): string {
  return given && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
