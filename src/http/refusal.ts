import { DomainError, type ErrorCode } from '../errors.ts';

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
  const code: ErrorCode = 'BAD_USER_INPUT';
  return new RequestRefusal({ code, message, details: { issues: [{ path: [], message }] } }, status, headers);
}
