import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
} from 'graphql';
import { Balance } from '../balance/balance.graphql.ts';
import { toPage, type Window } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { selectedFields } from '../graphql/collect-fields.ts';
import { pageComplexity, parseWindow, toConnection, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { findExisting } from '../graphql/find-record.ts';
import { loadPerField } from '../graphql/per-field.ts';
import { refusable } from '../graphql/refusable.ts';
import { byResolver } from '../graphql/sql-field.ts';
import { Identity } from '../identity/identity.graphql.ts';
import { Transaction } from '../transaction/transaction.graphql.ts';
import { parsePeriod } from './statement.input.ts';
import { type LineRow, readStatements, type StatementRow, statementKeyset } from './statement.sql.ts';

/** The windows of lines that are asked for, by what makes each the same as another. */
type Windows = Map<string, Window>;

const keyOfWindow = (window: Window) => JSON.stringify(window);

/** The complexity of the sums of days that are read for the totals. */
const statementCost = 10;

interface Statement extends StatementRow {
  windows: Windows;
}

const StatementLine = builder.objectRef<LineRow>('StatementLine').implement({
  description: 'What a transaction did to one of the balances. One between two of them has a line for each.',
  fields: (t) => ({
    transaction: t.field({
      type: Transaction,
      description: 'The transaction.',
      resolve: ({ transactionId }, _args, context, info) =>
        findExisting(transactionId, (query) => context.prisma.transaction.findMany(query), context, info),
    }),
    balance: t.field({
      type: Balance,
      description: 'The balance of the identity that it went out of or came into.',
      resolve: ({ balanceId }, _args, context, info) =>
        findExisting(balanceId, (query) => context.prisma.balance.findMany(query), context, info),
    }),
    amount: t.expose('amount', { type: 'Decimal', description: 'How much came in; below 0 what went out.' }),
    balanceAfter: t.expose('balanceAfter', {
      type: 'Decimal',
      description:
        'What all balances of the statement held after this line: the opening balance and all amounts up to it.',
    }),
  }),
});

const StatementLineConnection = connectionTypes('StatementLine', StatementLine);

const StatementType = builder.objectRef<Statement>('Statement').implement({
  description:
    'What an identity held in one currency and what moved in a period, over the balances that are linked to it now, with all that ' +
    'they ever moved. A transaction counts at its effectiveAt; holds and voids move nothing, a commit, a refund and what passes between ' +
    'two of the balances do. The closing balance is the opening balance of the period that begins at `to`.',
  fields: (t) => ({
    openingBalance: t.expose('openingBalance', {
      type: 'Decimal',
      description: 'What the balances held just before `from`.',
    }),
    closingBalance: t.expose('closingBalance', {
      type: 'Decimal',
      description: 'What they held just before `to`: openingBalance + credits - debits.',
    }),
    credits: t.expose('credits', { type: 'Decimal', description: 'All that came in: the sum of the amounts above 0.' }),
    debits: t.expose('debits', {
      type: 'Decimal',
      description: 'All that went out: the sum of the amounts below 0, without their sign.',
    }),
    lines: t.connection(
      {
        type: StatementLine,
        description:
          'What moved, the earliest first; of what is effective at the same time by the id of the transaction, and of one between two of ' +
          'the balances first what went out. The statement is null when the page is refused.',
        complexity: pageComplexity,
        resolve: (statement, args) => {
          const window = parseWindow(statementKeyset, args);
          const found = statement.pages[[...statement.windows.keys()].indexOf(keyOfWindow(window))] ?? [];
          const lines = new Map(found.map((line) => [line.id, line]));
          return toConnection(toPage(found, window), lines, statementKeyset, async () => statement.count ?? 0);
        },
      },
      ...StatementLineConnection,
    ),
  }),
});

builder.prismaObjectField(Identity, 'statement', (t) =>
  t.field({
    type: StatementType,
    ...refusable('What it held and what moved in a period, exactly, with what it held after each transaction.'),
    authScopes: { 'ledger:read': true },
    args: {
      currency: t.arg({ type: 'CurrencyCode', required: true, description: 'In this currency.' }),
      from: t.arg({ type: 'DateTime', required: true, description: 'When the period begins, inclusive.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'When it ends, exclusive; not before `from`.' }),
    },
    complexity: { field: statementCost, multiplier: 1 },
    extensions: byResolver('Its totals and pages of its lines are read in one statement of their own.'),
    resolve: (identity, args, context, info) =>
      loadPerField(context, info, identity.id, async (ids) => {
        const { windows, isCounted } = askedLines(info);
        const asked = { windows: [...windows.values()], isCounted };
        const rows = await readStatements(context.prisma, ids, parsePeriod(args), asked);
        return new Map(rows.map((row) => [row.identityId, { ...row, windows }]));
      }),
  }),
);

/** What the query asks of the lines, under whatever names. */
function askedLines(info: GraphQLResolveInfo): { windows: Windows; isCounted: boolean } {
  const type = getNamedType(info.returnType) as GraphQLObjectType;
  const lists = [...selectedFields(info, type, info.fieldNodes).values()].filter(
    ([node]) => node?.name.value === 'lines',
  );
  const windows = lists.flatMap(([node]) => (node ? windowOf(type, node, info) : []));
  return {
    windows: new Map(windows.map((window) => [keyOfWindow(window), window])),
    isCounted: lists.some((nodes) => isCounted(nodes, info)),
  };
}

/** The window that this node asks for; none when its arguments are wrong, for which the field itself is refused. */
function windowOf(type: GraphQLObjectType, node: FieldNode, info: GraphQLResolveInfo): Window[] {
  const field = type.getFields().lines as GraphQLField<unknown, unknown>;
  try {
    return [parseWindow(statementKeyset, getArgumentValues(field, node, info.variableValues) as WindowArgs)];
  } catch {
    return [];
  }
}

function isCounted(nodes: readonly FieldNode[], info: GraphQLResolveInfo): boolean {
  const connection = info.schema.getType('StatementLineConnection') as GraphQLObjectType;
  return [...selectedFields(info, connection, nodes).values()].some(([node]) => node?.name.value === 'totalCount');
}
