import type { SqlSession } from '../../src/db/session.ts';
import { auditFaults } from './faults/audit.ts';
import { identityFaults } from './faults/identity.ts';
import { insightFaults } from './faults/insights.ts';
import { postingFaults } from './faults/posting.ts';
import { searchFaults } from './faults/search.ts';

/**
 * A realistic fault in what is written in SQL: a text of a function, as `pg_get_functiondef` prints it, and what stands in its
 * place; or a statement, for triggers and settings. White space in `search` stands for any, and the first place counts.
 */
export type Fault = {
  /** What goes wrong, as somebody who reviews the change would say it. */
  name: string;
  /** The test files that may see it, instead of those of its area, where several connections have to work at once. */
  onPostgres?: string[];
} & ({ function: string; search: string; replacement: string } | { statement: string });

export const faultsByArea: Record<string, Fault[]> = {
  posting: postingFaults,
  identity: identityFaults,
  insights: insightFaults,
  audit: auditFaults,
  search: searchFaults,
};

/** The script that puts the fault into a migrated database. Throws when the function does not hold the text any more. */
export async function scriptOf(session: SqlSession, fault: Fault): Promise<string> {
  if ('statement' in fault) return fault.statement;
  const definitions = await session.query<{ definition: string }>(
    `SELECT pg_get_functiondef(oid) AS definition FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND proname = $1`,
    [fault.function],
  );
  const pattern = new RegExp(fault.search.trim().split(/\s+/).map(escapePattern).join('\\s+'));
  const found = definitions.find(({ definition }) => pattern.test(definition));
  if (!found) {
    throw new Error(`The fault "${fault.name}" looks for a text that the function ${fault.function} does not hold.`);
  }
  return found.definition.replace(pattern, () => fault.replacement);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
