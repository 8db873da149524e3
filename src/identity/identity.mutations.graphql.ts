import type { InputFieldBuilder } from '@pothos/core';
import { builder, type SchemaTypes } from '../graphql/builder.ts';
import { ItemError, throwFault, toItemError } from '../graphql/item-error.ts';
import { refusableMutation } from '../graphql/refusable.ts';
import { returningRow } from '../graphql/row-field.ts';
import { takesRows } from '../graphql/rows-argument.ts';
import { decodeId, encodeId } from '../ids.ts';
import { dayAttributes, eachAttribute, textAttributes } from './identity.attributes.ts';
import {
  type CreateOutcome,
  createIdentities,
  createIdentity,
  identitiesAtMost,
  type OnConflict as OnConflictChoice,
} from './identity.create.ts';
import { Identity, IdentityType, scalarOf } from './identity.graphql.ts';
import { archiveIdentity, freezeIdentity, restoreIdentity, unfreezeIdentity } from './identity.status.ts';
import { deleteIdentity, requireIdentity, updateIdentity } from './identity.ts';

type InputFields = InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>;

/** What may be said of an identity, in both of its inputs. Texts are trimmed; those of which nothing can be seen count as null. */
const attributes = (t: InputFields) => ({
  ...eachAttribute(textAttributes, ({ form, input }) => t.field({ type: scalarOf[form], description: input })),
  ...eachAttribute(dayAttributes, ({ form, input }) => t.field({ type: scalarOf[form], description: input })),
  metadata: t.field({
    type: 'JSONObject',
    description: "The caller's own data: at most 16 kB, 32 levels and 1,000 keys.",
  }),
});

const CreateIdentityInput = builder.inputType('CreateIdentityInput', {
  description: 'A new identity. Texts are trimmed, and those of which nothing can be seen count as missing.',
  fields: (t) => ({
    id: t.id({ description: "An id of the caller's own making, `idt_` and a UUID; made by the server when absent." }),
    identityType: t.field({ type: IdentityType, required: true, description: 'Person or organization.' }),
    ...attributes(t),
  }),
});

const UpdateIdentityInput = builder.inputType('UpdateIdentityInput', {
  description: 'Changes to an identity: absent keeps, null clears, metadata replaces the whole object.',
  fields: (t) => ({
    identityType: t.field({ type: IdentityType, description: 'Person or organization; cannot be cleared.' }),
    ...attributes(t),
  }),
});

const OnConflict = builder.enumType('OnConflict', {
  description: 'What to do when the id or external id is taken.',
  values: {
    FAIL: { description: 'Refuse with CONFLICT, which names the identity that has it.' },
    RETURN_EXISTING: { description: 'Return the identity that has it, unchanged.' },
  } as const,
});

const onConflictArgument = {
  type: OnConflict,
  required: true,
  defaultValue: 'FAIL',
  description: 'What to do when the id or external id is taken.',
} as const;

const CreateIdentityResult = builder.objectRef<CreateOutcome>('CreateIdentityResult').implement({
  description: 'What became of one input: the identity, or the error that it met.',
  fields: (t) => ({
    identity: t.field({
      type: Identity,
      nullable: true,
      description: 'The identity that was created, or found with RETURN_EXISTING; null when there is an error.',
      resolve: (outcome) => {
        if ('identity' in outcome) return outcome.identity;
        throwFault(outcome);
        return null;
      },
    }),
    error: t.field({
      type: ItemError,
      nullable: true,
      description: 'Why it was refused; null when it was not.',
      resolve: (outcome) => ('error' in outcome ? toItemError(outcome.error) : null),
    }),
  }),
});

const creation = returningRow(
  ({ input, onConflict }: { input: object; onConflict: OnConflictChoice }, context) =>
    createIdentity(context, input, onConflict),
  ({ identity }) => identity,
);

const DeleteIdentityPayload = builder.objectRef<{ id: string }>('DeleteIdentityPayload').implement({
  description: 'The outcome of a delete.',
  fields: (t) => ({
    deletedIdentityId: t.id({ description: 'The id that is gone now.', resolve: ({ id }) => encodeId('Identity', id) }),
  }),
});

const idArgument = { required: true, description: 'The identity.' } as const;
const reasonArgument = { description: 'Why, at most 1,000 characters.' } as const;

builder.mutationFields((t) => ({
  createIdentity: t.field({
    type: Identity,
    authScopes: { 'identities:write': true },
    ...refusableMutation('Creates an identity. The same id or external id twice, even at once, makes one identity.'),
    args: {
      input: t.arg({ type: CreateIdentityInput, required: true, description: 'The new identity.' }),
      onConflict: t.arg(onConflictArgument),
    },
    extensions: creation.extensions,
    resolve: async (root, args, context) => (await creation.outcome(root, args, context)).identity,
  }),
  createIdentities: t.field({
    type: [CreateIdentityResult],
    authScopes: { 'identities:write': true },
    ...refusableMutation(
      'Creates up to 1,000 identities; each succeeds or fails independently, malformed ones too, and the results keep the order of ' +
        'the inputs.',
    ),
    args: {
      inputs: t.arg({ type: [CreateIdentityInput], required: true, description: 'The new identities.' }),
      onConflict: t.arg(onConflictArgument),
    },
    extensions: takesRows('inputs', identitiesAtMost),
    complexity: ({ inputs }) => ({ field: 1, multiplier: Math.max(1, inputs.length) }),
    resolve: (_root, { inputs, onConflict }, context) => createIdentities(context, inputs, onConflict),
  }),
  updateIdentity: t.prismaField({
    type: Identity,
    authScopes: { 'identities:write': true },
    ...refusableMutation('Changes the named fields of an identity.'),
    args: {
      id: t.arg.id(idArgument),
      input: t.arg({ type: UpdateIdentityInput, required: true, description: 'The changes; at least one.' }),
      expectedVersion: t.arg.int({ description: 'Refuse with VERSION_MISMATCH unless the identity has this version.' }),
    },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await updateIdentity(context, id, args.input, args.expectedVersion);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
  deleteIdentity: t.field({
    type: DeleteIdentityPayload,
    authScopes: { 'identities:write': true },
    ...refusableMutation(
      'Deletes an identity for good; one with linked balances is refused with IDENTITY_HAS_BALANCES.',
    ),
    args: { id: t.arg.id(idArgument) },
    resolve: async (_root, args, context) => {
      const id = decodeId('Identity', args.id);
      await deleteIdentity(context, id);
      return { id };
    },
  }),
  archiveIdentity: t.prismaField({
    type: Identity,
    authScopes: { 'identities:write': true },
    ...refusableMutation(
      'Closes an identity to changes and new links and leaves it out of lists. Archived already: nothing changes.',
    ),
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await archiveIdentity(context, id, args.reason);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
  restoreIdentity: t.prismaField({
    type: Identity,
    authScopes: { 'identities:write': true },
    ...refusableMutation('Opens an archived identity again. Active already: nothing changes.'),
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await restoreIdentity(context, id, args.reason);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
  freezeIdentity: t.prismaField({
    type: Identity,
    authScopes: { 'identities:write': true },
    ...refusableMutation(
      'Keeps the balances of an identity from sending and receiving: IDENTITY_NOT_ACTIVE from then on, but for voiding a hold. ' +
        'Frozen already: nothing changes.',
    ),
    args: { id: t.arg.id(idArgument), reason: t.arg.string({ ...reasonArgument, required: true }) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await freezeIdentity(context, id, args.reason);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
  unfreezeIdentity: t.prismaField({
    type: Identity,
    authScopes: { 'identities:write': true },
    ...refusableMutation('Lets the balances of a frozen identity move again. Active already: nothing changes.'),
    args: { id: t.arg.id(idArgument), reason: t.arg.string({ ...reasonArgument, required: true }) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Identity', args.id);
      await unfreezeIdentity(context, id, args.reason);
      return requireIdentity(id, context.prisma.identity.findUnique({ ...query, where: { id } }));
    },
  }),
}));
