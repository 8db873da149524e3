import { readFunctionFiles } from '../../scripts/database/functions.ts';
import { auditFaults } from './faults/audit.ts';
import { identityFaults } from './faults/identity.ts';
import { insightFaults } from './faults/insights.ts';
import { postingFaults } from './faults/posting.ts';
import { searchFaults } from './faults/search.ts';

/**
 * A realistic fault in what is written in SQL: a text of a function, as its file has it, and what stands in its
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
export function scriptOf(fault: Fault): string {
  if ('statement' in fault) return fault.statement;
  const pattern = new RegExp(fault.search.trim().split(/\s+/).map(escapePattern).join('\\s+'));
  const definition = definitions.get(fault.function);
  if (!definition || !pattern.test(definition)) {
    throw new Error(`The fault "${fault.name}" looks for a text that the function ${fault.function} does not hold.`);
  }
  return definition.replace(pattern, () => fault.replacement);
}

/** Each function as its file has it, without the comment before it and the triggers after it. */
const definitions = new Map(
  readFunctionFiles().map(({ name, script }) => [
    name,
    script.slice(script.indexOf('CREATE OR REPLACE FUNCTION')).split(/^CREATE OR REPLACE TRIGGER/m)[0],
  ]),
);

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
