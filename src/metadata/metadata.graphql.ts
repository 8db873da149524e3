import { notFound } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { readNodes } from '../graphql/read-node.ts';
import { refusableMutation } from '../graphql/refusable.ts';
import { decodeIdOf } from '../ids.ts';
import { recordTypes, typesWithMetadata } from '../record-types.ts';
import { updateMetadata } from './metadata.ts';

builder.mutationField('updateMetadata', (t) =>
  t.field({
    type: HasMetadata,
    authScopes: (_root, { id }) => ({ [recordTypes[decodeIdOf(typesWithMetadata, id).type].metadataScope]: true }),
    ...refusableMutation(
      'Merges a JSON merge patch (RFC 7396) into the metadata of an identity, ledger, balance or transaction: null ' +
        'removes a key, objects merge, anything else replaces. Of two patches at once both survive.',
    ),
    args: {
      id: t.arg.id({ required: true, description: 'The record.' }),
      patch: t.arg({ type: 'JSONObject', required: true, description: 'What to change.' }),
    },
    resolve: async (_root, { id, patch }, context, info) => {
      const target = await updateMetadata(context, id, patch);
      const records = await readNodes(context, info, target.type, [target.id]);
      const record = records.get(target.id);
      // Deleted by another call since it was changed.
      if (!record) throw notFound(['id'], `id: there is no ${recordTypes[target.type].name} ${id}.`);
      return record;
    },
  }),
);
