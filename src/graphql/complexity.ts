import {
  GraphQLError,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputFieldMap,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import { levelsOf } from '../filter-nesting.ts';
import { broken, issueAt } from '../issue.ts';

/** What one request may ask for. A page of 100 identities with 100 transactions each still fits, with some
 * eight fields of every transaction. */
export const complexityLimits = { complexity: 100_000, depth: 16, breadth: 1_000 };

/** Whether what a request asks for is more than that. */
export function isTooComplex(found: Record<keyof typeof complexityLimits, number>): boolean {
  const names = ['complexity', 'depth', 'breadth'] as const;
  return names.some((name) => found[name] > complexityLimits[name]);
}

const measures = { Complexity: 'complexity', Depth: 'depth', Breadth: 'breadth' } as const;

/** Thrown when a query exceeds one of the limits; says which, how far, and what to do. */
export class QueryTooComplex extends GraphQLError {
  constructor(kind: string, result: { complexity: number; depth: number; breadth: number }) {
    const measure = measures[kind as keyof typeof measures] ?? 'complexity';
    const max = complexityLimits[measure];
    const message =
      `The query has a ${measure} of ${result[measure]}, and one request may have at most ${max}: ` +
      'select fewer fields, or smaller pages.';
    const issues = [issueAt([], broken('TOO_MANY', { max, unit: measure }, message))];
    super(message, { extensions: { code: 'QUERY_TOO_COMPLEX', issues } });
  }
}

/**
 * What a condition costs that no index serves: in a list of everything it may read every row for one page, and below a record those of that
 * record.
 */
export const scanCosts = { ofAll: 1_000, belowRecord: 50 };

/** How a condition is marked that no index serves: wherever it stands, or only where it nests in and, or and not. */
type Unindexed = 'ALWAYS' | 'NESTED';

/** The description and the mark of a condition of a filter that no index serves; its cost is added to the list's. */
export function unindexed(description: string, where: Unindexed = 'ALWAYS') {
  const nested = where === 'NESTED' ? 'Within `and`, `or` and `not` no' : 'No';
  return {
    description: `${description} ${nested} index serves it, which costs ${scanCosts.ofAll} of the complexity, ${scanCosts.belowRecord} below a record.`,
    extensions: { unindexed: where },
  };
}

/** How many conditions of a list's filter no index serves. */
export function countUnindexed(
  { args }: Pick<GraphQLField<unknown, unknown>, 'args'>,
  filter: object | null | undefined,
): number {
  const type = getNamedType(args.find(({ name }) => name === 'filter')?.type);
  if (!isInputObjectType(type)) return 0;
  const fields = type.getFields();
  const unindexedOf = (conditions: object, isNested: boolean) =>
    Object.entries(conditions).filter(([name, value]) => fields[name] && isUnindexed(fields[name], value, isNested));
  return levelsOf(filter).reduce(
    (sum, level, depth) => sum + level.flatMap((conditions) => unindexedOf(conditions, depth > 0)).length,
    0,
  );
}

/** Whether the condition is marked, or one of the operators that are given of it. */
function isUnindexed({ type, extensions }: GraphQLInputField, value: unknown, isNested: boolean): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (extensions.unindexed === 'ALWAYS' || (extensions.unindexed === 'NESTED' && isNested)) return true;
  const inner = getNamedType(type);
  return isInputObjectType(inner) && hasUnindexedOperator(inner.getFields(), value);
}

function hasUnindexedOperator(operators: GraphQLInputFieldMap, given: object): boolean {
  return Object.entries(given).some(
    ([name, operand]) => operators[name] && isUnindexed(operators[name], operand, false),
  );
}
