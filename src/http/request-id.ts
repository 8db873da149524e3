import { randomUUID } from 'node:crypto';

/** The id of a request in its answer, the log and the audit log: the caller's X-Request-Id when it is well-formed, else a new UUID. */
export function chooseRequestId(given: string | null | undefined): string {
  return given && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
