import { builder } from '../graphql/builder.ts';
import { refusableMutation } from '../graphql/refusable.ts';
import { decodeId } from '../ids.ts';
import { eraseIdentity } from './identity.erase.ts';
import { Identity } from './identity.graphql.ts';
import { PiiFieldType } from './identity.pii.graphql.ts';
import { detokenizeIdentity, type PiiValue, tokenizeIdentity } from './identity.tokenize.ts';
import { requireIdentity } from './identity.ts';

const PiiValueType = builder.objectRef<PiiValue>('PiiValue').implement({
  description: 'The value behind a token.',
  fields: (t) => ({
    field: t.expose('field', { type: PiiFieldType, description: 'The field that holds the token.' }),
    value: t.exposeString('value', { description: 'The value; of DOB as "1985-05-15".' }),
  }),
});

const idArgument = { required: true, description: 'The identity.' } as const;
const reasonArgument = {
  required: true,
  description: 'Why, at most 1,000 characters. The log keeps it for good: name a ticket, not the person.',
} as const;

/** Who may not see the identity may not know that it is there. */
const writes = { 'pii:write': true, 'identities:read': true } as const;
const reads = { 'pii:read': true, 'identities:read': true } as const;

builder.mutationFields((t) => ({
  tokenizeIdentity: t.prismaField({
    type: Identity,
    ...refusableMutation(
      'Moves the values of these fields into the vault, encrypted, and leaves a random token of the same shape in the ' +
        'place of each: all of the fields or none. Refused with ALREADY_TOKENIZED, and for a field that is empty.',
    ),
    authScopes: writes,
    args: {
      id: t.arg.id(idArgument),
      fields: t.arg({ type: [PiiFieldType], required: true, description: 'Which fields; each once, at least one.' }),
    },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await tokenizeIdentity(context, id, args.fields);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
  detokenizeIdentity: t.field({
    type: [PiiValueType],
    ...refusableMutation(
      'The values behind tokens. Leaves an audit event that says who saw which and why, and changes nothing. Refused ' +
        'with NOT_TOKENIZED, and with VALUE_UNREADABLE when what is stored was tampered with.',
    ),
    authScopes: reads,
    args: {
      id: t.arg.id(idArgument),
      fields: t.arg({ type: [PiiFieldType], description: 'Which fields; all tokenized ones when absent.' }),
      reason: t.arg.string(reasonArgument),
    },
    resolve: (_root, args, context) =>
      detokenizeIdentity(context, decodeId('Identity', args.id), args.fields, args.reason),
  }),
  eraseIdentity: t.prismaField({
    type: Identity,
    ...refusableMutation(
      'Erases what is known of a person, for good: its attributes, external id and metadata, the vault, and with the key ' +
        'every personal value of its history. Balances, transactions and the chain of the log stay whole. Erased already: ' +
        'nothing changes.',
    ),
    authScopes: writes,
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await eraseIdentity(context, id, args.reason);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
}));
