import { Prisma } from '../db/open-database.ts';
import { builder } from '../graphql/builder.ts';
import { unindexed } from '../graphql/complexity.ts';
import { rootList, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { DateFilter, DateTimeFilter, StringFilter } from '../graphql/filters.ts';
import { nullWithout } from '../graphql/node-scopes.ts';
import { orderInput } from '../graphql/order.ts';
import { refusable } from '../graphql/refusable.ts';
import { inSql, recordById } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { lookupsOf } from '../vault/vault.ts';
import { type Attribute, dayFilterAttributes, eachAttribute, filterAttributes } from './identity.attributes.ts';
import { Identity, IdentityStatus, IdentityType } from './identity.graphql.ts';
import { type GivenIdentityFilter, parseExternalId, parseIdentityFilter, parseSearch } from './identity.input.ts';
import { listIdentities, type IdentityOrder as Order } from './identity.list.sql.ts';
import { namesSearchedBy } from './identity.search.columns.ts';

/** `find`: what finds the value behind a token. */
function describeFilter({ filter, personal }: Attribute, find: string) {
  const description = `On ${filter?.on}${personal ? `; ${find} it tokenized too` : ''}.`;
  return filter?.isUnindexed ? unindexed(description) : { description };
}

const IdentityFilterType = builder.inputRef<GivenIdentityFilter>('IdentityFilter').implement({
  description: 'Conditions on an identity; all that are given must hold. At most 5 levels and 100 conditions.',
  fields: (t) => ({
    and: t.field({ type: [IdentityFilterType], description: 'All of these hold.' }),
    or: t.field({ type: [IdentityFilterType], description: 'At least one of these holds; of none, none does.' }),
    not: t.field({
      type: IdentityFilterType,
      description: 'This does not hold, as when it is about a value that is missing.',
    }),
    id: t.idList({ description: 'The id is one of these, at most 100.' }),
    ...eachAttribute(filterAttributes, (attribute) =>
      t.field({ type: StringFilter, ...describeFilter(attribute, '`eq`, `in` and `notIn` find') }),
    ),
    ...eachAttribute(dayFilterAttributes, (attribute) =>
      t.field({ type: DateFilter, ...describeFilter(attribute, '`eq` finds') }),
    ),
    identityType: t.field({ type: IdentityType, description: 'Person or organization.' }),
    status: t.field({
      type: [IdentityStatus],
      description: 'The status is one of these; without it ACTIVE and FROZEN.',
    }),
    createdAt: t.field({ type: DateTimeFilter, description: 'On the time of creation.' }),
    updatedAt: t.field({ type: DateTimeFilter, description: 'On the time of the last change.' }),
    metadata: t.field({
      type: 'JSONObject',
      description:
        'The metadata contains this, at any depth: {"verification_data": {"verification_status": "verified"}}.',
    }),
  }),
});

const IdentityOrder = orderInput(
  'IdentityOrder',
  'identities',
  {
    CREATED_AT: { description: 'The time of creation.' },
    UPDATED_AT: { description: 'The time of the last change.' },
    DISPLAY_NAME: { description: 'The displayName, upper and lower case alike.' },
    COUNTRY: { description: 'The country, upper and lower case alike.' },
    CATEGORY: { description: 'The kind of customer, upper and lower case alike.' },
  },
  'ASC',
);

const identifiers = namesSearchedBy('IDENTIFIER')
  .map((name) => `\`${name}\``)
  .join(', ');

interface IdentityListArgs extends WindowArgs {
  filter?: GivenIdentityFilter | null;
  search?: string | null;
  orderBy?: Order | null;
}

const IdentityConnection = connectionTypes('Identity', Identity);

builder.queryFields((t) => ({
  identity: t.prismaField({
    type: Identity,
    nullable: true,
    ...nullWithout('identities:read'),
    description: 'The identity with this id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    extensions: recordById('Identity'),
    resolve: (query, _root, { id }, { prisma }) =>
      prisma.identity.findUnique({ ...query, where: { id: decodeId('Identity', id) } }),
  }),
  identityByExternalId: t.prismaField({
    type: Identity,
    nullable: true,
    ...nullWithout('identities:read'),
    description: "The identity with this id of the caller's own system; null when there is none.",
    args: { externalId: t.arg.string({ required: true, description: 'Its external id.' }) },
    extensions: inSql<{ externalId: string }>({
      record: (column, bind) =>
        Prisma.sql`${column('externalId')} = ${bind(({ externalId }) => parseExternalId(externalId))}`,
    }),
    resolve: (query, _root, { externalId }, { prisma }) =>
      prisma.identity.findUnique({ ...query, where: { externalId: parseExternalId(externalId) } }),
  }),
  identities: t.connection(
    {
      type: Identity,
      authScopes: { 'identities:read': true },
      ...refusable(
        'Identities: best match first with `search`, else newest first. Archived and erased ones only when asked for by status.',
      ),
      args: {
        filter: t.arg({ type: IdentityFilterType, description: 'Only identities that match.' }),
        search: t.arg.string({
          description:
            'Only identities with every one of these terms: words of the name in any order, as they are, cut short or ' +
            `with a typo, accents or not; an e-mail address, phone number, ${identifiers} or id, or its beginning. Terms after the ` +
            'tenth must be whole words. A tokenized value is found when the search is the whole of it. At most 1,000 characters.',
        }),
        orderBy: t.arg({ type: IdentityOrder, description: 'Another order.' }),
      },
      ...rootList(
        (args: IdentityListArgs, { vault }) =>
          listIdentities(parseIdentityFilter(args.filter), parseSearch(args.search), args.orderBy, (field, value) =>
            lookupsOf(vault, field, value),
          ),
        (prisma) => (query) => prisma.identity.findMany(query),
      ),
    },
    ...IdentityConnection,
  ),
}));
