import { badInputAt, DomainError } from '../errors.ts';
import { type BrokenRule, broken } from '../issue.ts';

/** The refusal of a whole request, with the HTTP status and headers of its answer. */
export class RequestRefusal extends DomainError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    { code, message, details }: Pick<DomainError, 'code' | 'message' | 'details'>,
    status: number,
    headers: Record<string, string> = {},
  ) {
    super(code, message, details);
    this.status = status;
    this.headers = headers;
  }
}

/** The refusal of a malformed HTTP request. `message` names the part and the rule. */
export function badRequest(message: string, status = 400, headers?: Record<string, string>): RequestRefusal {
  return refuseRequest(broken('MALFORMED', { format: 'HTTP' }, message), status, headers);
}

/** The refusal of an HTTP request that breaks this rule. */
export function refuseRequest(rule: BrokenRule, status: number, headers?: Record<string, string>): RequestRefusal {
  return new RequestRefusal(badInputAt([], rule), status, headers);
}
