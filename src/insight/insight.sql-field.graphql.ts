import { inSql } from '../graphql/sql-field.ts';
import type { Insights } from './insight.flow.graphql.ts';
import type { InsightArgs } from './insight.input.ts';
import { type PartName, type PartRows, partsAsJson } from './insight.parts.sql.ts';
import { InsightPlan, planOf } from './insight.plan.ts';
import { createInsightReader, type RowsOf } from './insight.ts';
import { insightSql } from './insight.values.sql.ts';

/**
 * The extensions of the field `insights`: the statement reads the rows of its parts, of which the server makes its numbers. All of the
 * arguments is bound, but that statements for days of UTC read no transactions beside the sums of these days.
 */
export const insightsInSql = inSql<InsightArgs>({
  form: ({ timeZone }) => (timeZone === 'UTC' ? 'UTC' : 'zoned'),
  made: (bind, form) => {
    const plan = form === 'UTC' ? someDay : someZonedDay;
    const sql = insightSql(
      (read) => bind((args, now) => read({ currency: args.currency, plan: planOf(args, now) })),
      plan.isZoned,
    );
    return {
      reads: (column, write) => partsAsJson(column('id'), sql, partsReadBy(write, plan)),
      make: (rows: PartRowsRead, args: InsightArgs, { now }) =>
        insightsOf((part) => () => rows[part], args, planOf(args, now)),
      below: sql,
    };
  },
});

type PartRowsRead = { [Part in PartName]: PartRows[Part][] };

/** The insights of an identity whose rows are there already. */
function insightsOf(rowsOf: RowsOf, { currency }: Pick<InsightArgs, 'currency'>, plan: InsightPlan): Insights {
  return { currency, plan, identityId: '', reader: createInsightReader(rowsOf, plan) };
}

const day = { range: { from: new Date(0), to: new Date(0) }, interval: 'DAY' } as const;
const someDay = new InsightPlan({ ...day, timeZone: 'UTC' });
const someZonedDay = new InsightPlan({ ...day, timeZone: 'Etc/GMT+1' });

/** The parts that are asked of insights in which nothing happened: the same as of any others. */
function partsReadBy(write: (insights: Insights) => unknown, plan: InsightPlan): PartName[] {
  const asked = new Set<PartName>();
  const note: RowsOf = (part) => () => {
    asked.add(part);
    return [];
  };
  write(insightsOf(note, { currency: '' }, plan));
  return [...asked];
}
