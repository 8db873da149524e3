import { inSql } from '../graphql/sql-field.ts';
import type { Insights } from './insight.flow.graphql.ts';
import { type InsightArgs, parseScope } from './insight.input.ts';
import { type InsightScope, insightSql, type PartName, type PartRows, partsAsJson } from './insight.parts.sql.ts';
import { createInsightReader, type RowsOf } from './insight.ts';

/** The extensions of the field `insights`: the statement reads the rows of its parts, of which the server makes its numbers. */
export const insightsInSql = inSql<InsightArgs>({
  made: (bind) => {
    const sql = insightSql((read) => bind((args, now) => read(scopeOf(args, now))));
    return {
      reads: (column, write) => partsAsJson(column('id'), sql, partsReadBy(write)),
      make: (rows: PartRowsRead, args: InsightArgs, { now }) => insightsOf((part) => rows[part], scopeOf(args, now)),
      below: sql,
    };
  },
});

type PartRowsRead = { [Part in PartName]: PartRows[Part][] };

const scopes = new WeakMap<InsightArgs, InsightScope>();

/** Parsed once for a request, for each value of the statement asks for it. Throws BAD_USER_INPUT. */
function scopeOf(args: InsightArgs, now: Date): InsightScope {
  const scope = scopes.get(args) ?? parseScope(args, now);
  scopes.set(args, scope);
  return scope;
}

/** The insights of an identity whose rows are there already. */
function insightsOf(rowsOf: <Part extends PartName>(part: Part) => PartRows[Part][], scope: InsightScope): Insights {
  const reader = createInsightReader((part) => () => rowsOf(part), scope);
  return { ...scope, identityId: '', reader };
}

const today = new Date(0);
const anyScope: InsightScope = { currency: '', range: { from: today, to: today }, interval: 'DAY' };

/** The parts that are asked of insights in which nothing happened: the same as of any others. */
function partsReadBy(write: (insights: Insights) => unknown): PartName[] {
  const asked = new Set<PartName>();
  const note: RowsOf = (part) => () => {
    asked.add(part);
    return [];
  };
  write({ ...anyScope, identityId: '', reader: createInsightReader(note, anyScope) });
  return [...asked];
}
