import { type ErrorCode as Code, type DomainError, errorCodes, type Issue } from '../errors.ts';
import { builder } from './builder.ts';

export const ErrorCode = builder.enumType('ErrorCode', {
  description: 'Every value of `extensions.code` of an error.',
  values: Object.fromEntries(
    Object.entries(errorCodes).map(([code, description]) => [code, { description }]),
  ) as unknown as Record<Code, { description: string }>,
});

export interface ItemErrorShape extends Issue {
  code: Code;
}

/** Why one item of a bulk call was refused. */
export const ItemError = builder.objectRef<ItemErrorShape>('ItemError').implement({
  description: 'Why one item of a bulk call was refused.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCode, description: 'What kind of refusal it is.' }),
    message: t.exposeString('message', { description: 'A sentence that names the field and the rule.' }),
    path: t.exposeStringList('path', { description: 'Where in the arguments: ["inputs", "3", "emailAddress"].' }),
  }),
});

/** Throws what nobody foresaw of an item, in the resolver of what it was to be, so that the log gets it as any such error. */
export function throwFault(outcome: object): void {
  if ('fault' in outcome) throw outcome.fault;
}

/** The first issue gives the path; the message tells all of them. */
export function toItemError(error: DomainError): ItemErrorShape {
  const issues = (error.details.issues ?? []) as Issue[];
  return { code: error.code, message: error.message, path: issues[0]?.path ?? [] };
}
