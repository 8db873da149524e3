import { builder } from '../graphql/builder.ts';
import { pageComplexity, resolveConnection } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { refusable, refusableMutation } from '../graphql/refusable.ts';
import { byResolver } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { recordTypes } from '../record-types.ts';
import { listOfScopes } from './access.scopes.ts';
import { listApiKeys } from './access.sql.ts';
import { createApiKey, revokeApiKey } from './access.ts';
import type { Viewer as ViewerShape } from './access.viewer.ts';

export const ApiKey = builder.prismaNode('ApiKey', {
  id: { field: 'id', description: 'The id: `key_` and a UUID.' },
  nullable: true,
  // A caller may see their own key without the scope admin.
  authScopes: ({ id }, { viewer }) => id === viewer.apiKeyId || { [recordTypes.ApiKey.readScope]: true },
  description: 'What lets a program in, and for what. Its secret is shown once, when it is made, and kept nowhere.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called, in the audit log too; unique for good.' }),
    prefix: t.exposeString('prefix', { description: 'The public beginning of its secret: "sgn_1a2b3c4d".' }),
    scopes: t.exposeStringList('scopes', {
      description: `What it was made for; some scopes include another. Each is one of these:\n\n${listOfScopes}`,
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it is refused; null when it does not expire.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null before it was.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null when it was not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name of the API key; "local" where none is needed, "admin" with SIGNET_ADMIN_KEY.',
    }),
    scopes: t.stringList({
      description: 'All that the caller may do, with what their scopes include.',
      resolve: ({ scopes }) => [...scopes],
    }),
    apiKey: t.prismaField({
      type: ApiKey,
      nullable: true,
      description: 'The API key that was sent; null where none is needed, and with SIGNET_ADMIN_KEY.',
      resolve: (query, { apiKeyId }, _args, { prisma }) =>
        apiKeyId === null ? null : prisma.apiKey.findUnique({ ...query, where: { id: apiKeyId } }),
    }),
  }),
});

const ApiKeyConnection = connectionTypes('ApiKey', ApiKey);

builder.queryFields((t) => ({
  viewer: t.field({
    type: Viewer,
    authScopes: { authenticated: true },
    description: 'Who asks, and what they may do. Everybody may ask this who is let in.',
    extensions: byResolver('Who asks is known without the database.'),
    resolve: (_root, _args, { viewer }) => viewer,
  }),
  apiKeys: t.connection(
    {
      type: ApiKey,
      authScopes: { admin: true },
      ...refusable('All API keys, newest first, also those that expired or were revoked.'),
      complexity: pageComplexity,
      extensions: byResolver('Who may see a key depends on which key it is.'),
      resolve: (_root, args, context, info) =>
        resolveConnection(listApiKeys(), (query) => context.prisma.apiKey.findMany(query), args, context, info),
    },
    ...ApiKeyConnection,
  ),
}));

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A new API key.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description:
        'What to call it, at most 100 characters; no other key has it or looks like it, and no actor of the audit log itself.',
    }),
    scopes: t.stringList({
      required: true,
      description:
        'What it allows, at least one, and only what the caller may do; the first key of all needs admin. ' +
        `Each is one of these:\n\n${listOfScopes}`,
    }),
    expiresAt: t.field({ type: 'DateTime', description: 'From when on it is refused; never when absent.' }),
  }),
});

const CreateApiKeyPayload = builder.objectRef<{ id: string; secret: string }>('CreateApiKeyPayload').implement({
  description: 'A new API key with its secret.',
  fields: (t) => ({
    apiKey: t.prismaField({
      type: ApiKey,
      description: 'The key.',
      resolve: (query, { id }, _args, { prisma }) => prisma.apiKey.findUniqueOrThrow({ ...query, where: { id } }),
    }),
    secret: t.exposeString('secret', {
      description: 'What to send as `Authorization: Bearer …` or `X-API-Key`. It cannot be shown again.',
    }),
  }),
});

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    authScopes: { admin: true },
    ...refusableMutation('Makes an API key. With the first one, requests without a key are refused from then on.'),
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The new key.' }) },
    resolve: async (_root, { input }, context) => {
      const created = await createApiKey(context, input, context.viewer);
      context.authenticator.forget();
      return created;
    },
  }),
  revokeApiKey: t.prismaField({
    type: ApiKey,
    authScopes: { admin: true },
    ...refusableMutation(
      'Revokes an API key for good, on every server within a second. Revoked already: nothing changes.',
    ),
    args: { id: t.arg.id({ required: true, description: 'The key.' }) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('ApiKey', args.id);
      await revokeApiKey(context, id);
      context.authenticator.forget();
      return context.prisma.apiKey.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
