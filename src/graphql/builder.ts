import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type PrismaTypes from '../db/generated/pothos.ts';
import { getDatamodel } from '../db/generated/pothos.ts';
import type { Prisma } from '../db/open-database.ts';
import { badInput } from '../errors.ts';
import { decodeIdOf, encodeId, idPrefixes, idProblem, type NodeType } from '../ids.ts';
import type { Json, JsonObject } from '../input.ts';
import type { Context } from './context.ts';
import { complexityLimits, QueryTooComplex } from './limits.ts';

export interface SchemaTypes {
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: () => Promise<number> };
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: Date; Output: Date };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: Json; Output: Json };
    JSONObject: { Input: JsonObject; Output: Prisma.JsonValue };
    EmailAddress: { Input: string; Output: string };
    PhoneNumber: { Input: string; Output: string };
    Decimal: { Input: string; Output: string | Prisma.Decimal };
    CurrencyCode: { Input: string; Output: string };
  };
}

/** The rows of a page are counted once, at the connection's own field. */
const once = { field: 1, multiplier: 1 };
const nodesAtMost = 100;
const nodeTypes = Object.keys(idPrefixes) as NodeType[];

/** Throws BAD_USER_INPUT with the path of the first id that is none. */
function refuseMalformed(ids: { typename: string; id: string }[], pathOf: (at: number) => string[]): void {
  const at = ids.findIndex(({ typename }) => typename === '');
  if (at >= 0) decodeIdOf(nodeTypes, ids[at]?.id ?? '', pathOf(at));
}

/** What every type of the schema is built with. */
export const builder = new SchemaBuilder<SchemaTypes>({
  defaultFieldNullability: false,
  plugins: [ComplexityPlugin, RelayPlugin, PrismaPlugin],
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
      resolve: (_root, { id }, _context, _info, resolveNode) => {
        refuseMalformed([id], () => ['id']);
        return resolveNode(id);
      },
    },
    nodesQueryOptions: {
      description: 'The records with these ids, at most 100, in their order; null where there is none.',
      args: { ids: { description: 'Their ids, at most 100.' } },
      complexity: ({ ids }: { ids: unknown[] }) => ({ field: 1, multiplier: Math.max(1, ids.length) }),
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > nodesAtMost) {
          throw badInput({ path: ['ids'], message: `ids must have at most ${nodesAtMost} elements.` });
        }
        refuseMalformed(ids, (at) => ['ids', String(at)]);
        return resolveNodes(ids);
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
    description: 'How many rows the whole list has; counted only when it is selected.',
    resolve: (connection) => connection.totalCount(),
  }),
);
