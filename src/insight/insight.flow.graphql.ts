import { builder } from '../graphql/builder.ts';
import { ofObject } from '../graphql/row-field.ts';
import { andThen } from '../later.ts';
import { averageOf } from '../money.ts';
import type { Direction } from './insight.rows.sql.ts';
import { type FlowSum, type InsightReader, netOf, type Point, type Trend } from './insight.ts';
import type { InsightScope } from './insight.values.sql.ts';

/** The insights of one identity: their scope, and the reader that batches all identities at this place of the query. */
export interface Insights extends InsightScope {
  identityId: string;
  reader: InsightReader;
}

interface Flow {
  insights: Insights;
  direction: Direction;
}

/** The count and the total of what went one way. */
const sumOfFlow = <Value>(make: (sum: FlowSum) => Value) =>
  ofObject(({ insights: { reader, identityId }, direction }: Flow) =>
    andThen(reader.flows(identityId), (flows) => make(flows[direction])),
  );

export const FlowType = builder.objectRef<Flow>('Flow').implement({
  description:
    'What went one way. Average and median are rounded half up to 18 fraction digits; nothing else is rounded.',
  fields: (t) => ({
    count: t.field({ type: 'Long', description: 'How many transactions.', ...sumOfFlow(({ count }) => count) }),
    total: t.field({
      type: 'Decimal',
      description: 'What they add up to, less what was refunded of them.',
      ...sumOfFlow(({ total }) => total),
    }),
    average: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The total divided by the count; null when there is none.',
      ...sumOfFlow(({ total, count }) => averageOf(total, count)),
    }),
    median: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The amount in the middle, or the mean of the two, as they were recorded; null when there is none.',
      ...ofObject(({ insights: { reader, identityId }, direction }: Flow) => reader.medians[direction](identityId)),
    }),
    largest: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The largest amount, as it was recorded; null when there is none.',
      ...ofObject(({ insights: { reader, identityId }, direction }: Flow) =>
        andThen(reader.largest[direction](identityId), (largest) => largest?.amount ?? null),
      ),
    }),
  }),
});

export const InsightIntervalType = builder.enumType('InsightInterval', {
  description: 'How long an interval of a series is. Days are those of the time zone that was asked for.',
  values: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week of ISO 8601, which begins on Monday.' },
    MONTH: { description: 'A calendar month.' },
  } as const,
});

export const InsightPoint = builder.objectRef<Point>('InsightPoint').implement({
  description: 'The flow of one interval.',
  fields: (t) => ({
    start: t.expose('start', { type: 'Date', description: 'Its first day that lies in the range, in the time zone.' }),
    inflow: t.field({
      type: 'Decimal',
      description: 'What came in.',
      ...ofObject((point: Point) => point.in.total),
    }),
    outflow: t.field({
      type: 'Decimal',
      description: 'What went out.',
      ...ofObject((point: Point) => point.out.total),
    }),
    net: t.field({
      type: 'Decimal',
      description: 'What came in less what went out.',
      ...ofObject((point: Point) => netOf(point)),
    }),
    count: t.field({
      type: 'Long',
      description: 'How many transactions, both ways.',
      ...ofObject((point: Point) => point.in.count + point.out.count),
    }),
  }),
});

export const HourActivity = builder.objectRef<{ hour: number; count: number }>('HourActivity').implement({
  description: 'How much happens in one hour of the day.',
  fields: (t) => ({
    hour: t.exposeInt('hour', { description: 'The hour as the clocks of the time zone show it, 0 to 23.' }),
    count: t.expose('count', { type: 'Long', description: 'How many transactions, both ways.' }),
  }),
});

const change = (what: string) =>
  ({ nullable: true, description: `The change of ${what}; null where the earlier range had none.` }) as const;

export const TrendType = builder.objectRef<Trend>('Trend').implement({
  description:
    'The range against the one of as many days of the time zone just before it. A change of 0.25 is a quarter more.',
  fields: (t) => ({
    inflowChange: t.exposeFloat('inflowChange', change('the total that came in')),
    outflowChange: t.exposeFloat('outflowChange', change('the total that went out')),
    countChange: t.exposeFloat('countChange', change('the number of transactions')),
  }),
});
