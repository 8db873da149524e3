import { Balance } from '../balance/balance.graphql.ts';
import { Prisma } from '../db/open-database.ts';
import { builder } from '../graphql/builder.ts';
import { pageComplexity } from '../graphql/connection.ts';
import { findRecord } from '../graphql/find-record.ts';
import { loadPerField } from '../graphql/per-field.ts';
import { refusable } from '../graphql/refusable.ts';
import { ofObject } from '../graphql/row-field.ts';
import { inSql } from '../graphql/sql-field.ts';
import { Identity } from '../identity/identity.graphql.ts';
import { andThen, both } from '../later.ts';
import { Transaction } from '../transaction/transaction.graphql.ts';
import { largestId } from './insight.amounts.sql.ts';
import { costOf, zoneCosts } from './insight.cost.ts';
import { type CounterpartyRow, counterpartyRows } from './insight.counterparties.sql.ts';
import {
  FlowType,
  HourActivity,
  InsightIntervalType,
  InsightPoint,
  type Insights,
  TrendType,
} from './insight.flow.graphql.ts';
import { parseFirst } from './insight.input.ts';
import type { InsightSql } from './insight.parts.sql.ts';
import { planOf } from './insight.plan.ts';
import { rowsOfOne } from './insight.sql.ts';
import { insightsInSql } from './insight.sql-field.graphql.ts';
import { createInsightReader, findCounterparties, largerOf, netOf, rowsFromDatabase } from './insight.ts';

const Counterparty = builder.objectRef<CounterpartyRow>('Counterparty').implement({
  description: 'Who was on the other side: an identity, or a balance that is linked to none.',
  fields: (t) => ({
    identity: t.field({
      type: Identity,
      nullable: true,
      description: 'The identity that the balances on the other side are linked to now; null when to none.',
      extensions: inSql({ relation: (column) => column('partyIdentityId') }),
      resolve: ({ partyIdentityId }, _args, context, info) =>
        findRecord(partyIdentityId, (query) => context.prisma.identity.findMany(query), context, info),
    }),
    balance: t.field({
      type: Balance,
      nullable: true,
      description: 'The balance on the other side when it is linked to no identity; else null.',
      extensions: inSql({ relation: (column) => column('partyBalanceId') }),
      resolve: ({ partyBalanceId }, _args, context, info) =>
        findRecord(partyBalanceId, (query) => context.prisma.balance.findMany(query), context, info),
    }),
    inflow: t.expose('inflow', { type: 'Decimal', description: 'What came in from it, less refunds.' }),
    outflow: t.expose('outflow', { type: 'Decimal', description: 'What went out to it, less refunds.' }),
    count: t.expose('count', { type: 'Long', description: 'How many transactions, both ways.' }),
  }),
});

const ofInsights = <Value>(value: (insights: Insights) => Value) => ofObject(value);

const InsightsType = builder.objectRef<Insights>('Insights').implement({
  description:
    'What passed between the balances of an identity and all others, in one currency and range. Counted are the ' +
    'balances that are linked to it now, and money that moved: a hold counts when it is committed. What passes between ' +
    'two balances of the identity does not count. A refund takes its amount off the totals of what it refunds, on the day ' +
    'of that one; numbers of transactions, medians, largest amounts and hours are of what was recorded. A transaction ' +
    'counts at its effectiveAt, on the day and in the hour that the clocks of the time zone showed then.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    from: t.field({ type: 'Date', description: 'The first day.', ...ofInsights(({ plan }) => plan.range.from) }),
    to: t.field({ type: 'Date', description: 'The last day.', ...ofInsights(({ plan }) => plan.range.to) }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The time zone of days and hours, as it was asked for.',
      ...ofInsights(({ plan }) => plan.timeZone),
    }),
    inflow: t.field({
      type: FlowType,
      description: 'What came in.',
      ...ofInsights((insights) => ({ insights, direction: 'in' as const })),
    }),
    outflow: t.field({
      type: FlowType,
      description: 'What went out.',
      ...ofInsights((insights) => ({ insights, direction: 'out' as const })),
    }),
    net: t.field({
      type: 'Decimal',
      description: 'The total that came in less the total that went out.',
      ...ofInsights(({ reader, identityId }) => andThen(reader.flows(identityId), netOf)),
    }),
    series: t.field({
      type: [InsightPoint],
      description:
        'Every interval of the range in order; those without activity are zero, as a day is that the time zone skipped. They ' +
        'add up to the totals.',
      ...ofInsights(({ reader, identityId }) => andThen(reader.flows(identityId), ({ series }) => series)),
    }),
    counterparties: t.field({
      type: [Counterparty],
      ...refusable(
        'Who the most passed to and from, by inflow and outflow together, then by the number of transactions.',
      ),
      args: { first: t.arg.int({ required: true, defaultValue: 5, description: 'How many, 1 to 100.' }) },
      complexity: pageComplexity,
      extensions: inSql<{ first: number }>({
        rows: (id, { first }, above) => {
          const { scope } = above as InsightSql;
          return Prisma.sql`SELECT answer.* FROM ${rowsOfOne(id, counterpartyRows(scope, parseFirst(first)))}`;
        },
      }),
      resolve: (insights, { first }, context, info) =>
        loadPerField(context, info, insights.identityId, (ids) =>
          findCounterparties(context.prisma, ids, insights, parseFirst(first)),
        ),
    }),
    byHour: t.field({
      type: [HourActivity],
      description:
        'The number of transactions in each of the 24 hours of the day. An hour that clocks showed twice when they were set ' +
        'back has those of both.',
      complexity: { field: 1, multiplier: 24 },
      ...ofInsights(({ reader, identityId }) =>
        andThen(reader.hours(identityId), (counts) => counts.map((count, hour) => ({ hour, count }))),
      ),
    }),
    firstActivityAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the first transaction in the range was effective; null when there is none.',
      ...ofInsights(({ reader, identityId }) => andThen(reader.activity(identityId), ({ firstAt }) => firstAt)),
    }),
    lastActivityAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last transaction in the range was effective; null when there is none.',
      ...ofInsights(({ reader, identityId }) => andThen(reader.activity(identityId), ({ lastAt }) => lastAt)),
    }),
    largestTransaction: t.field({
      type: Transaction,
      nullable: true,
      description:
        'The transaction with the largest amount, either way; of equals the one that is effective last, then the one ' +
        'that was recorded last. Null when there is none.',
      extensions: inSql({
        relation: (column, above) =>
          Prisma.sql`(SELECT answer.id FROM ${rowsOfOne(column('id'), largestId((above as InsightSql).scope))})`,
      }),
      resolve: async ({ reader: { largest }, identityId }, _args, context, info) => {
        const id = await both(largest.in(identityId), largest.out(identityId), (inflow, outflow) => {
          return largerOf(inflow, outflow)?.id ?? null;
        });
        return findRecord(id, (query) => context.prisma.transaction.findMany(query), context, info);
      },
    }),
    trend: t.field({
      type: TrendType,
      description: 'How the range compares to the one before it.',
      ...ofInsights(({ reader, identityId }) => reader.trend(identityId)),
    }),
  }),
});

builder.prismaObjectField(Identity, 'insights', (t) =>
  t.field({
    type: InsightsType,
    ...refusable('What came in and went out in one currency and range of days, and with whom.'),
    authScopes: { 'ledger:read': true },
    args: {
      currency: t.arg({ type: 'CurrencyCode', required: true, description: 'The currency.' }),
      from: t.arg({
        type: 'Date',
        description:
          'The first day, less than ten years before `to`; when absent, the first of the month eleven months before.',
      }),
      to: t.arg({ type: 'Date', description: 'The last day, inclusive; today in the time zone when absent.' }),
      interval: t.arg({
        type: InsightIntervalType,
        required: true,
        defaultValue: 'MONTH',
        description: 'How long the intervals of the series are.',
      }),
      timeZone: t.arg({
        type: 'TimeZone',
        required: true,
        defaultValue: 'UTC',
        description:
          'The time zone whose days and hours are meant. Where its days are not those of UTC, each edge of an interval costs ' +
          `${zoneCosts.edge} of the complexity, and each day of UTC whose hours are not its own ${zoneCosts.day}.`,
      }),
    },
    complexity: (args, { clock }) => ({ field: costOf(args, clock.now()), multiplier: 1 }),
    extensions: insightsInSql,
    resolve: async (identity, args, context, info) => {
      // Made once for all identities at this place of the query, so that they share statements and the same "today".
      const shared = await loadPerField(context, info, 'shared', async (keys) => {
        const scope = { currency: args.currency, plan: planOf(args, context.clock.now()) };
        const reader = createInsightReader(rowsFromDatabase(context.prisma, scope), scope.plan);
        return new Map(keys.map((key) => [key, { ...scope, reader }]));
      });
      return { identityId: identity.id, ...shared };
    },
  }),
);
