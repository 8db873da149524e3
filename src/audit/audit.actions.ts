/** Every action of the audit log, with what happened. Nothing else is logged: events are written with these names alone. */
export const auditActions = {
  'identity.created': 'An identity was created.',
  'identity.updated': 'Its fields or metadata changed.',
  'identity.archived': 'The identity was archived.',
  'identity.restored': 'It was restored from the archive.',
  'identity.frozen': 'It was frozen.',
  'identity.unfrozen': 'It was unfrozen.',
  'identity.deleted': 'It was deleted.',
  'identity.tokenized': 'Fields were replaced by tokens.',
  'identity.detokenized': 'Values behind tokens were shown.',
  'identity.detokenization_failed': 'Values behind tokens were asked for and could not be read.',
  'identity.exported': 'All that is held of it was exported.',
  'identity.erased': 'Its personal data was erased.',
  'ledger.created': 'A ledger was created.',
  'ledger.updated': 'Its name or metadata changed.',
  'balance.created': 'A balance was created.',
  'balance.updated': 'Its overdraft limit, indicator or metadata changed.',
  'balance.closed': 'It was closed.',
  'balance.reopened': 'It was opened again.',
  'balance.linked': 'It was linked to an identity.',
  'balance.unlinked': 'Its link to an identity was removed.',
  'transaction.recorded': 'A transfer or hold was recorded.',
  'transaction.committed': 'A hold was committed, in whole or in part.',
  'transaction.voided': 'What was left of a hold was voided.',
  'transaction.refunded': 'A transaction was refunded, in whole or in part.',
  'transaction.updated': 'Its metadata changed.',
  'api_key.created': 'An API key was made.',
  'api_key.revoked': 'It was revoked.',
} as const;

export type AuditAction = keyof typeof auditActions;

/** All actions with what happened, as a list in a description. */
export const listOfActions = Object.entries(auditActions)
  .map(([action, sentence]) => `- \`${action}\`: ${sentence}`)
  .join('\n');
