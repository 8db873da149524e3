import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DirectivesPlugin from '@pothos/plugin-directives';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin, { type AuthFailure } from '@pothos/plugin-scope-auth';
import { missingScope, type Scope, scopes } from '../access/access.scopes.ts';
import { tooMany } from '../broken-rules.ts';
import type PrismaTypes from '../db/generated/pothos.ts';
import { getDatamodel } from '../db/generated/pothos.ts';
import type { Prisma } from '../db/open-database.ts';
import { badInputAt } from '../errors.ts';
import { decodeIdOf, encodeId, idProblem } from '../ids.ts';
import type { Json, JsonObject } from '../input.ts';
import { type NodeType, nodeTypes } from '../record-types.ts';
import { complexityLimits, QueryTooComplex } from './complexity.ts';
import type { Context } from './context.ts';
import { maySee, unlessHidden } from './node-scopes.ts';
import { inSql } from './sql-field.ts';

export interface SchemaTypes {
  Context: Context;
  PrismaTypes: PrismaTypes;
  Directives: { semanticNonNull: { locations: 'FIELD_DEFINITION'; args: { levels?: number[] } } };
  /** The scopes of a key; `authenticated` says that a field is for everybody who is let in. */
  AuthScopes: Record<Scope | 'authenticated', boolean>;
  DefaultAuthStrategy: 'all';
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: () => Promise<number> };
  Scalars: {
    ID: { Input: string; Output: string };
    /** A day as text is in the form of "2026-01-31". */
    Date: { Input: Date; Output: Date | string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: Json; Output: Json };
    JSONObject: { Input: JsonObject; Output: Prisma.JsonValue };
    EmailAddress: { Input: string; Output: string };
    PhoneNumber: { Input: string; Output: string };
    Decimal: { Input: string; Output: string | Prisma.Decimal };
    CurrencyCode: { Input: string; Output: string };
    TimeZone: { Input: string; Output: string };
    Long: { Input: number; Output: number | bigint };
  };
}

/** The rows of a page are counted once, at the connection's own field. */
const once = { field: 1, multiplier: 1 };
const nodesAtMost = 100;

/** Throws BAD_USER_INPUT for more than one request may look up. */
function atMost<Id>(ids: Id[]): Id[] {
  if (ids.length <= nodesAtMost) return ids;
  throw badInputAt(['ids'], tooMany(nodesAtMost));
}

/** Throws BAD_USER_INPUT with the path of the first id that is none. */
function refuseMalformed(ids: { typename: string; id: string }[], pathOf: (at: number) => string[]): void {
  const at = ids.findIndex(({ typename }) => typename === '');
  if (at >= 0) decodeIdOf(nodeTypes, ids[at]?.id ?? '', pathOf(at));
}

/** The scope that was missing; of several the first. */
function missingScopeOf(failure: AuthFailure): Scope | undefined {
  if (failure.kind === 'AuthScope') return scopes.find((scope) => scope === failure.scope);
  return 'failures' in failure ? failure.failures.map(missingScopeOf).find((scope) => scope) : undefined;
}

/** What every type of the schema is built with. */
export const builder = new SchemaBuilder<SchemaTypes>({
  defaultFieldNullability: false,
  plugins: [ScopeAuthPlugin, ComplexityPlugin, DirectivesPlugin, RelayPlugin, PrismaPlugin],
  scopeAuth: {
    // Once for each record, and not for each of its fields.
    runScopesOnType: true,
    authorizeOnSubscribe: true,
    defaultStrategy: 'all',
    authScopes: ({ viewer }) => {
      const held = scopes.map((scope) => [scope, viewer.scopes.has(scope)]);
      return { ...(Object.fromEntries(held) as Record<Scope, boolean>), authenticated: true };
    },
    unauthorizedError: (_parent, _context, info, { failure }) => {
      const scope = missingScopeOf(failure);
      return scope ? missingScope(scope) : new Error(`${info.fieldName} was refused without a scope`);
    },
  },
  prisma: {
    client: (context) => context.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
    onUnusedQuery: null,
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 1,
    limit: complexityLimits,
    complexityError: (kind, result) => new QueryTooComplex(kind, result),
  },
  relay: {
    cursorType: 'String',
    encodeGlobalID: (type, uuid) => encodeId(type as NodeType, String(uuid)),
    decodeGlobalID: (id) => {
      // What is malformed is refused below, where it is known which id it is.
      if (idProblem(id, nodeTypes)) return { typename: '', id };
      const { type, uuid } = decodeIdOf(nodeTypes, id);
      return { typename: type, id: uuid };
    },
    nodeTypeOptions: { description: 'A record that can be read again by its id.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    idFieldOptions: {
      description: 'The id: a prefix that tells the type, an underscore and a UUID. Opaque, and never reused.',
    },
    nodeQueryOptions: {
      description: 'The record of any type with this id; null when there is none.',
      args: { id: { description: 'Its id.' } },
      // By the type of the id, in the resolver.
      authScopes: { authenticated: true },
      extensions: inSql<{ id: string }>({ nodes: ({ id }) => [id] }),
      resolve: async (_root, { id }, { viewer }, _info, resolveNode) => {
        refuseMalformed([id], () => ['id']);
        return maySee(viewer, id.typename as NodeType) ? unlessHidden(viewer, await resolveNode(id)) : null;
      },
    },
    nodesQueryOptions: {
      description: 'The records with these ids, at most 100, in their order; null where there is none.',
      args: { ids: { description: 'Their ids, at most 100.' } },
      complexity: ({ ids }: { ids: unknown[] }) => ({ field: 1, multiplier: Math.max(1, ids.length) }),
      authScopes: { authenticated: true },
      extensions: inSql<{ ids: string[] }>({ nodes: ({ ids }) => atMost(ids) }),
      resolve: async (_root, args, { viewer }, _info, resolveNodes) => {
        const { ids } = args;
        refuseMalformed(atMost(ids), (at) => ['ids', String(at)]);
        const visible = ids.filter(({ typename }) => maySee(viewer, typename as NodeType));
        // Whatever it is called with, the plugin reads the ids of the arguments.
        args.ids = visible;
        const found = await resolveNodes(visible);
        const places = new Map(visible.map((id, at) => [id, at]));
        return ids.map((id) => unlessHidden(viewer, found[places.get(id) ?? -1] ?? null));
      },
    },
    nodesOnConnection: { description: 'The rows of the page, without their cursors.', complexity: once },
    edgesFieldOptions: {
      description: 'The rows of the page, each with its cursor.',
      nullable: { list: false, items: false },
      complexity: once,
    },
    nodeFieldOptions: { description: 'The row.', nullable: false },
    cursorFieldOptions: { description: 'Where the row lies in this order of the list, for `after` and `before`.' },
    pageInfoFieldOptions: { description: 'Where the page lies in the list.' },
    hasNextPageFieldOptions: { description: 'Whether rows follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows precede this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last row; null on an empty page.' },
    firstArgOptions: {
      description:
        'How many rows from the start or after `after`: 1 to 100; 20 when neither `first` nor `last` is given.',
    },
    lastArgOptions: { description: 'How many rows from the end or before `before`: 1 to 100.' },
    afterArgOptions: { description: 'Only rows after this cursor.' },
    beforeArgOptions: { description: 'Only rows before this cursor.' },
    defaultConnectionTypeOptions: { description: 'One page of a list.' },
    defaultEdgeTypeOptions: { description: 'A row of a page.' },
  },
});

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({ description: 'Everything that can be changed. A refused mutation changes nothing.' });

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description:
      'How many rows the whole list has: exact up to 25,000; 25,001 says that it has more. Counted only when selected.',
    resolve: (connection) => connection.totalCount(),
  }),
);
