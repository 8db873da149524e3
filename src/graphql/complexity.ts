import { GraphQLError } from 'graphql';
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
