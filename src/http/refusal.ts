import { DomainError, type ErrorCode } from '../errors.ts';

/** A refusal of a whole request: its code and sentence, and the status and headers that HTTP answers it with. */
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

/** The refusal of a request that breaks a rule of HTTP or of how it is read: `message` names the part and the rule. */
export function badRequest(message: string, status = 400, headers?: Record<string, string>): RequestRefusal {
  const code: ErrorCode = 'BAD_USER_INPUT';
  return new RequestRefusal({ code, message, details: { issues: [{ path: [], message }] } }, status, headers);
}
