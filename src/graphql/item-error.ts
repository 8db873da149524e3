import { type ErrorCode as Code, type DomainError, type ErrorDetails, errorCodes } from '../errors.ts';
import type { JsonObject } from '../input.ts';
import { type IssueRule as IssueRuleName, type Issue as IssueShape, issueRules } from '../issue.ts';
import { builder } from './builder.ts';

export const ErrorCode = builder.enumType('ErrorCode', {
  description: 'Every value of `extensions.code` of an error.',
  values: withDescriptions<Code>(errorCodes),
});

const IssueRule = builder.enumType('IssueRule', {
  description:
    'What kind of rule an issue is about: `rule` of each of `extensions.issues` of an error, and of the issues of an item ' +
    'of a bulk call. What each says of its `params` is there by these names; a name that the issue lacks is absent.',
  values: withDescriptions<IssueRuleName>(issueRules),
});

function withDescriptions<Name extends string>(descriptions: Record<Name, string>) {
  const values = Object.entries<string>(descriptions).map(([name, description]) => [name, { description }]);
  return Object.fromEntries(values) as Record<Name, { description: string }>;
}

const Issue = builder.objectRef<IssueShape>('Issue').implement({
  description: 'One broken rule of an input.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'Where in the arguments: ["inputs", "3", "emailAddress"].' }),
    message: t.exposeString('message', { description: 'A sentence that names the field and the rule.' }),
    rule: t.expose('rule', { type: IssueRule, description: 'What kind of rule it is.' }),
    params: t.field({
      type: 'JSONObject',
      description: 'What a sentence about the rule needs, such as `{"max": 200, "unit": "characters"}`; see IssueRule.',
      resolve: ({ params }) => params as JsonObject,
    }),
  }),
});

type Detail = Exclude<keyof ErrorDetails, 'issues'>;
interface DetailField {
  type: 'ID' | 'Decimal';
  description: string;
}

/** The field of each detail, under its name among the extensions of an error; null where no item of a bulk call can have it. */
const detailFields: Record<Detail, DetailField | null> = {
  existingId: { type: 'ID', description: 'With CONFLICT and DUPLICATE_REFERENCE, the record that has it; else null.' },
  availableBalance: {
    type: 'Decimal',
    description: 'With INSUFFICIENT_FUNDS, what the source has available; else null.',
  },
  currentVersion: null,
  remainingAmount: null,
  overdraftInUse: null,
  balanceCount: null,
  balanceId: null,
  scope: null,
  field: null,
  retryable: null,
};

/** A DomainError without being an Error, which GraphQL throws wherever it is the value of a field. */
type ItemErrorShape = Pick<DomainError, 'code' | 'message' | 'details'>;

export function toItemError({ code, message, details }: DomainError): ItemErrorShape {
  return { code, message, details };
}

/** Why one item of a bulk call was refused. */
export const ItemError = builder.objectRef<ItemErrorShape>('ItemError').implement({
  description: 'Why one item of a bulk call was refused: what the extensions of an error say of a single call.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCode, description: 'What kind of refusal it is.' }),
    message: t.exposeString('message', { description: 'The sentences of all issues.' }),
    path: t.stringList({
      description: 'Where in the arguments the first issue is: ["inputs", "3", "emailAddress"].',
      resolve: ({ details }) => details.issues[0]?.path ?? [],
    }),
    issues: t.field({
      type: [Issue],
      description: 'What is wrong, rule by rule; of a row in which very much is, the beginning.',
      resolve: ({ details }) => details.issues,
    }),
    ...Object.fromEntries(
      Object.entries(detailFields).flatMap(([name, field]) => {
        if (!field) return [];
        const resolve = ({ details }: ItemErrorShape) => details[name as Detail] ?? null;
        return [[name, t.field({ ...field, nullable: true, resolve: resolve as () => string | null })]];
      }),
    ),
  }),
});

/** Throws what nobody foresaw of an item, in the resolver of what it was to be, so that the log gets it as any such error. */
export function throwFault(outcome: object): void {
  if ('fault' in outcome) throw outcome.fault;
}
