import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { Balance } from '../balance/balance.graphql.ts';
import { builder } from '../graphql/builder.ts';
import { pageComplexity } from '../graphql/connection.ts';
import type { Context } from '../graphql/context.ts';
import { loadPerField } from '../graphql/per-field.ts';
import { Identity } from '../identity/identity.graphql.ts';
import { averageOf, subtractDecimals } from '../money.ts';
import { Transaction } from '../transaction/transaction.graphql.ts';
import type { Direction } from './insight.amounts.sql.ts';
import { parseFirst, parseRange } from './insight.input.ts';
import { type InsightInterval, startsOf } from './insight.range.ts';
import type { CounterpartyRow, InsightScope } from './insight.sql.ts';
import {
  createInsightReader,
  findCounterparties,
  type InsightReader,
  largerOf,
  type Point,
  type Trend,
} from './insight.ts';

const InsightIntervalType = builder.enumType('InsightInterval', {
  description: 'How long an interval of a series is. Days are those of UTC.',
  values: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week of ISO 8601, which begins on Monday.' },
    MONTH: { description: 'A calendar month.' },
  } as const,
});

/** The insights of one identity: what is to be read, and the reader that all identities at this place of the query share. */
interface Insights extends InsightScope {
  identityId: string;
  reader: InsightReader;
}

interface Flow {
  insights: Insights;
  direction: Direction;
}

const flowSum = async ({ insights: { reader, identityId }, direction }: Flow) =>
  (await reader.flows(identityId))[direction];

const FlowType = builder.objectRef<Flow>('Flow').implement({
  description:
    'What went one way. Average and median are rounded half up to 18 fraction digits; nothing else is rounded.',
  fields: (t) => ({
    count: t.int({ description: 'How many transactions.', resolve: async (flow) => (await flowSum(flow)).count }),
    total: t.field({
      type: 'Decimal',
      description: 'What they add up to, less what was refunded of them.',
      resolve: async (flow) => (await flowSum(flow)).total,
    }),
    average: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The total divided by the count; null when there is none.',
      resolve: async (flow) => {
        const { total, count } = await flowSum(flow);
        return averageOf(total, count);
      },
    }),
    median: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The amount in the middle, or the mean of the two, as they were recorded; null when there is none.',
      resolve: ({ insights: { reader, identityId }, direction }) => reader.medians[direction](identityId),
    }),
    largest: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The largest amount, as it was recorded; null when there is none.',
      resolve: async ({ insights: { reader, identityId }, direction }) =>
        (await reader.largest[direction](identityId))?.amount ?? null,
    }),
  }),
});

const InsightPoint = builder.objectRef<Point>('InsightPoint').implement({
  description: 'The flow of one interval.',
  fields: (t) => ({
    start: t.expose('start', { type: 'Date', description: 'Its first day that lies in the range.' }),
    inflow: t.field({ type: 'Decimal', description: 'What came in.', resolve: (point) => point.in.total }),
    outflow: t.field({ type: 'Decimal', description: 'What went out.', resolve: (point) => point.out.total }),
    net: t.field({
      type: 'Decimal',
      description: 'What came in less what went out.',
      resolve: (point) => subtractDecimals(point.in.total, point.out.total),
    }),
    count: t.int({
      description: 'How many transactions, both ways.',
      resolve: (point) => point.in.count + point.out.count,
    }),
  }),
});

/** The record with this id and what is selected of it; all rows that lead to one at this place share one statement. */
function findRecord<Row extends { id: string }>(
  id: string | null,
  find: (query: { where: { id: { in: string[] } } }) => PromiseLike<Row[]>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Row | undefined> | null {
  if (id === null) return null;
  // For each row anew: it tells the plugin that what is selected of this one, too, is loaded.
  const query = queryFromInfo({ context, info });
  return loadPerField(context, info, id, async (ids) => {
    const rows = await find({ ...query, where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
}

const Counterparty = builder.objectRef<CounterpartyRow>('Counterparty').implement({
  description: 'Who was on the other side: an identity, or a balance that is linked to none.',
  fields: (t) => ({
    identity: t.field({
      type: Identity,
      nullable: true,
      description: 'The identity that the balances on the other side are linked to now; null when to none.',
      resolve: ({ partyIdentityId }, _args, context, info) =>
        findRecord(partyIdentityId, (query) => context.prisma.identity.findMany(query), context, info),
    }),
    balance: t.field({
      type: Balance,
      nullable: true,
      description: 'The balance on the other side when it is linked to no identity; else null.',
      resolve: ({ partyBalanceId }, _args, context, info) =>
        findRecord(partyBalanceId, (query) => context.prisma.balance.findMany(query), context, info),
    }),
    inflow: t.expose('inflow', { type: 'Decimal', description: 'What came in from it, less refunds.' }),
    outflow: t.expose('outflow', { type: 'Decimal', description: 'What went out to it, less refunds.' }),
    count: t.exposeInt('count', { description: 'How many transactions, both ways.' }),
  }),
});

const HourActivity = builder.objectRef<{ hour: number; count: number }>('HourActivity').implement({
  description: 'How much happens in one hour of the day.',
  fields: (t) => ({
    hour: t.exposeInt('hour', { description: 'The hour in UTC, 0 to 23.' }),
    count: t.exposeInt('count', { description: 'How many transactions, both ways.' }),
  }),
});

const change = (what: string) =>
  ({ nullable: true, description: `The change of ${what}; null where the earlier range had none.` }) as const;

const TrendType = builder.objectRef<Trend>('Trend').implement({
  description: 'The range against the one of as many days just before it. A change of 0.25 is a quarter more.',
  fields: (t) => ({
    inflowChange: t.exposeFloat('inflowChange', change('the total that came in')),
    outflowChange: t.exposeFloat('outflowChange', change('the total that went out')),
    countChange: t.exposeFloat('countChange', change('the number of transactions')),
  }),
});

const InsightsType = builder.objectRef<Insights>('Insights').implement({
  description:
    'What passed between the balances of an identity and all others, in one currency and range. Counted are the ' +
    'balances that are linked to it now, and money that moved: a hold counts when it is committed. What passes between ' +
    'two balances of the identity does not count. A refund takes its amount off the totals of what it refunds, on the day ' +
    'of that one; numbers of transactions, medians, largest amounts and hours are of what was recorded. A transaction ' +
    'counts at its effectiveAt, on the day of UTC.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    from: t.field({ type: 'Date', description: 'The first day.', resolve: ({ range }) => range.from }),
    to: t.field({ type: 'Date', description: 'The last day.', resolve: ({ range }) => range.to }),
    inflow: t.field({
      type: FlowType,
      description: 'What came in.',
      resolve: (insights) => ({ insights, direction: 'in' as const }),
    }),
    outflow: t.field({
      type: FlowType,
      description: 'What went out.',
      resolve: (insights) => ({ insights, direction: 'out' as const }),
    }),
    net: t.field({
      type: 'Decimal',
      description: 'The total that came in less the total that went out.',
      resolve: async ({ reader, identityId }) => {
        const sums = await reader.flows(identityId);
        return subtractDecimals(sums.in.total, sums.out.total);
      },
    }),
    series: t.field({
      type: [InsightPoint],
      description: 'Every interval of the range in order; those without activity are zero. They add up to the totals.',
      resolve: async ({ reader, identityId }) => (await reader.flows(identityId)).series,
    }),
    counterparties: t.field({
      type: [Counterparty],
      description:
        'Who the most passed to and from, by inflow and outflow together, then by the number of transactions.',
      args: { first: t.arg.int({ required: true, defaultValue: 5, description: 'How many, 1 to 100.' }) },
      complexity: pageComplexity,
      resolve: (insights, { first }, context, info) =>
        loadPerField(context, info, insights.identityId, (ids) =>
          findCounterparties(context.prisma, ids, insights, parseFirst(first)),
        ),
    }),
    byHour: t.field({
      type: [HourActivity],
      description: 'The number of transactions in each of the 24 hours of the day.',
      complexity: { field: 1, multiplier: 24 },
      resolve: async ({ reader, identityId }) =>
        (await reader.hours(identityId)).map((count, hour) => ({ hour, count })),
    }),
    firstActivityAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the first transaction in the range was effective; null when there is none.',
      resolve: async ({ reader, identityId }) => (await reader.activity(identityId)).firstAt,
    }),
    lastActivityAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last transaction in the range was effective; null when there is none.',
      resolve: async ({ reader, identityId }) => (await reader.activity(identityId)).lastAt,
    }),
    largestTransaction: t.field({
      type: Transaction,
      nullable: true,
      description:
        'The transaction with the largest amount, either way; of equals the one that is effective last, then the one ' +
        'that was recorded last. Null when there is none.',
      resolve: async ({ reader, identityId }, _args, context, info) => {
        const [inflow, outflow] = await Promise.all([reader.largest.in(identityId), reader.largest.out(identityId)]);
        const id = largerOf(inflow, outflow)?.id ?? null;
        return findRecord(id, (query) => context.prisma.transaction.findMany(query), context, info);
      },
    }),
    trend: t.field({
      type: TrendType,
      description: 'How the range compares to the one before it.',
      resolve: ({ reader, identityId }) => reader.trend(identityId),
    }),
  }),
});

builder.prismaObjectField(Identity, 'insights', (t) =>
  t.field({
    type: InsightsType,
    description: 'What came in and went out in one currency and range of days, and with whom.',
    authScopes: { 'ledger:read': true },
    args: {
      currency: t.arg({ type: 'CurrencyCode', required: true, description: 'The currency.' }),
      from: t.arg({
        type: 'Date',
        description:
          'The first day, less than ten years before `to`; when absent, that of the month eleven months before.',
      }),
      to: t.arg({ type: 'Date', description: 'The last day, inclusive; today in UTC when absent.' }),
      interval: t.arg({
        type: InsightIntervalType,
        required: true,
        defaultValue: 'MONTH',
        description: 'How long the intervals of the series are.',
      }),
    },
    complexity: (args, { clock }) => ({ field: costOf(args, clock.now()), multiplier: 1 }),
    resolve: async (identity, { currency, interval, ...days }, context, info) => {
      // Made once for all identities at this place of the query: they share statements, and what today is.
      const shared = await loadPerField(context, info, 'shared', async (keys) => {
        const scope = { currency, range: parseRange(days, context.clock.now()) };
        const reader = createInsightReader(context.prisma, scope, interval);
        return new Map(keys.map((key) => [key, { ...scope, reader }]));
      });
      return { identityId: identity.id, ...shared };
    },
  }),
);

/** Counts the series, which may be the most of the answer, whether it is selected or not: the field alone has the arguments. */
function costOf(
  { interval, ...days }: { from?: Date | null; to?: Date | null; interval: InsightInterval },
  now: Date,
): number {
  try {
    return startsOf(parseRange(days, now), interval).length;
  } catch {
    // What is wrong with the range is said when the field runs.
    return 1;
  }
}
