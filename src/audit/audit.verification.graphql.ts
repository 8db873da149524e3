import { builder } from '../graphql/builder.ts';
import { complexityLimits } from '../graphql/complexity.ts';
import { refusable } from '../graphql/refusable.ts';
import { byResolver } from '../graphql/sql-field.ts';
import type { ProblemKind } from './audit.check.ts';
import { type Checkpoint, encodePublicKey, parseCheckpoint, signCheckpoint } from './audit.checkpoint.ts';
import { type AuditProblem, readCheckpoint, type Verification, verifyAudit } from './audit.verification.ts';

const AuditCheckpoint = builder.objectRef<Checkpoint>('AuditCheckpoint').implement({
  description: 'The head of the chain at a time, signed. Who keeps one can prove later what the log held then.',
  fields: (t) => ({
    sequence: t.expose('sequence', { type: 'Long', description: 'How many events the chain had.' }),
    hash: t.exposeString('hash', { description: 'Hex SHA-256 of the last seal; zeros of an empty chain.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was signed.' }),
    signature: t.exposeString('signature', { description: 'Ed25519 signature of the other three, in base64.' }),
    publicKey: t.string({
      description: 'The 32 bytes of the key to check the signature with, in base64.',
      resolve: (_checkpoint, _args, { signingKey }) => encodePublicKey(signingKey),
    }),
  }),
});

const AuditCheckpointInput = builder.inputType('AuditCheckpointInput', {
  description: 'A checkpoint that the caller kept.',
  fields: (t) => ({
    sequence: t.field({ type: 'Long', required: true, description: 'Its sequence.' }),
    hash: t.string({ required: true, description: 'Its hash.' }),
    at: t.field({ type: 'DateTime', required: true, description: 'Its time.' }),
    signature: t.string({ required: true, description: 'Its signature.' }),
  }),
});

const AuditProblemKind = builder.enumType('AuditProblemKind', {
  description: 'What is wrong with the log.',
  values: {
    EVENT_CHANGED: { description: 'An event is not what was sealed.' },
    EVENT_MISSING: { description: 'An event is gone.' },
    EVENT_INSERTED: { description: 'An event was added by hand.' },
    ORDER_CHANGED: { description: 'An event stood in another place when it was sealed.' },
    SEAL_CHANGED: {
      description: 'A seal is not what it was; at the sequence of a checkpoint: the chain was rewritten.',
    },
    TAIL_MISSING: { description: 'The chain is shorter than a checkpoint says.' },
    CHECKPOINT_INVALID: { description: 'The checkpoint was not signed with the key of this server.' },
    RECORD_DIFFERS: { description: 'A record is not what its newest event left: it was changed behind the log.' },
  } as const satisfies Record<ProblemKind, object>,
});

const AuditProblemType = builder.objectRef<AuditProblem>('AuditProblem').implement({
  description: 'One place where the log does not hold.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AuditProblemKind, description: 'What is wrong.' }),
    sequence: t.expose('sequence', {
      type: 'Long',
      nullable: true,
      description: 'Where in the chain; null when it is outside of it.',
    }),
    eventId: t.exposeID('eventId', { nullable: true, description: 'Which event; null when none is known.' }),
    resourceId: t.exposeID('resourceId', {
      nullable: true,
      description: 'Which record; null when it is about an event.',
    }),
    message: t.exposeString('message', { description: 'The same as a sentence.' }),
  }),
});

const AuditVerification = builder.objectRef<Verification & { checkpoint: Checkpoint }>('AuditVerification').implement({
  description: 'What a check of the log found.',
  fields: (t) => ({
    ok: t.exposeBoolean('ok', { description: 'Whether nothing is wrong.' }),
    checked: t.expose('checked', { type: 'Long', description: 'How many events were checked.' }),
    pending: t.expose('pending', { type: 'Long', description: 'How many events had no seal yet.' }),
    checkpoint: t.expose('checkpoint', {
      type: AuditCheckpoint,
      description: 'The last event that was checked, signed: to keep for the next check.',
    }),
    problems: t.expose('problems', { type: [AuditProblemType], description: 'The first 100 problems.' }),
  }),
});

builder.queryFields((t) => ({
  auditCheckpoint: t.field({
    type: AuditCheckpoint,
    authScopes: { 'audit:read': true },
    ...refusable('The head of the chain now, signed. Keep it outside of the database.'),
    extensions: byResolver('It is signed with a key that the database has not.'),
    resolve: (_root, _args, { query, clock, signingKey }) => readCheckpoint(query, clock, signingKey),
  }),
  verifyAudit: t.field({
    type: AuditVerification,
    authScopes: { 'audit:read': true },
    ...refusable(
      'Checks the whole log, or that a checkpoint which the caller kept still holds and what came after it; and every ' +
        'record against its newest event. Takes a second for some 50,000 events, and about as long for as many records. ' +
        'Once in a request.',
    ),
    // More than half of what a request may cost, so that one request cannot keep the database busy with many.
    complexity: complexityLimits.complexity / 2 + 1,
    args: { from: t.arg({ type: AuditCheckpointInput, description: 'The checkpoint to start from.' }) },
    extensions: byResolver('It reads the whole log part by part, and signs its head.'),
    resolve: async (_root, args, { query, clock, signingKey: key }) => {
      const checkpoint = parseCheckpoint(args.from);
      const verification = await verifyAudit(query, { from: checkpoint && { checkpoint, publicKey: key.publicKey } });
      return { ...verification, checkpoint: signCheckpoint(key, { ...verification.head, at: clock.now() }) };
    },
  }),
}));
