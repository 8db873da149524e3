import type { Fault } from '../faults.ts';

const inFunction =
  (name: string) =>
  (fault: string, search: string, replacement: string): Fault => ({
    name: fault,
    function: name,
    search,
    replacement,
  });
const inRecording = inFunction('record_transactions');
const inFunds = inFunction('insufficient_funds');
const inFreeze = inFunction('frozen_identity');
const inState = inFunction('invalid_parent_state');
const inParents = inFunction('posting_parents');
const inContent = inFunction('same_content');
const inDigits = inFunction('too_many_digits');

export const postingFaults: Fault[] = [
  inFunction('available_balance')(
    'a held amount is available to be sent',
    '- held_debit + overdraft_limit',
    '+ overdraft_limit',
  ),
  inFunction('available_balance')('the overdraft limit is not counted', '+ overdraft_limit', ''),
  inFunds('the last unit cannot be sent', '< t.amount', '<= t.amount'),
  inFunds('a refund needs no funds', "'HOLD', 'REFUND'", "'HOLD'"),
  inFunds('a hold needs no funds', ", 'HOLD'", ''),
  inFreeze('a frozen receiver is overlooked', 'destination.owner_id = ANY (frozen)', 'FALSE'),
  inFreeze('a frozen sender is overlooked', 'source.owner_id = ANY (frozen)', 'FALSE'),
  inFreeze('a hold of a frozen identity cannot be voided', "OR t.kind = 'VOID'", ''),
  inFreeze('the refusal of a frozen identity names the wrong side', "'side', 'source'", "'side', 'destination'"),
  inFunction('frozen_owners')(
    'an identity that is archived cannot receive',
    "o.owner_id) = 'FROZEN'",
    "o.owner_id) <> 'ACTIVE'",
  ),
  inFunction('debited_source')(
    'a committed amount stays held at the source',
    'b.held_debit + held_amount(t.kind, t.amount)',
    "b.held_debit + CASE t.kind WHEN 'COMMIT' THEN 0 ELSE held_amount(t.kind, t.amount) END",
  ),
  inFunction('credited_destination')(
    'a committed amount stays held at the destination',
    'b.held_credit + held_amount(t.kind, t.amount)',
    "b.held_credit + CASE t.kind WHEN 'COMMIT' THEN 0 ELSE held_amount(t.kind, t.amount) END",
  ),
  inFunction('held_amount')('a voided hold stays held', ", 'VOID'", ''),
  inFunction('applied_amount')('a voided hold moves its amount', "'REFUND'", "'REFUND', 'VOID'"),
  inFunction('applied_amount')('a refund moves nothing', ", 'REFUND'", ''),
  inFunction('status_of')('a void counts as committed', "'VOIDED'", "'COMMITTED'"),
  inFunction('reduced_parent')(
    'more is committed in one batch than is left',
    'parent.remaining - t.amount',
    'parent.remaining',
  ),
  inState('more can be committed than is held', 'OR t.amount > parent.remaining', ''),
  inState('what is used up can be committed again', 'OR parent.remaining <= 0', ''),
  inState('a commit cannot be refunded', ", 'COMMIT'", ''),
  inParents(
    'a void leaves the hold to be committed',
    'sum(f.amount) AS amount',
    "sum(f.amount) FILTER (WHERE f.kind <> 'VOID') AS amount",
  ),
  inParents(
    'a refund can be made again',
    'sum(f.amount) AS amount',
    "sum(f.amount) FILTER (WHERE f.kind <> 'REFUND') AS amount",
  ),
  inFunction('remaining_amount')('a commit has nothing to refund', ", 'COMMIT'", ''),
  inFunction('remaining_amount')('what followed is not subtracted', 'amount - coalesce(followed, 0)', 'amount'),
  inFunction('closed_balance')('a closed sender is overlooked', 'source.is_closed', 'FALSE'),
  inFunction('closed_balance')('a closed receiver is overlooked', 'destination.is_closed', 'FALSE'),
  inFunction('write_posting')('a hold is not listed as open', "kind = 'HOLD';", 'FALSE;'),
  inFunction('write_posting')('a hold is settled by its first part', ' AND p.remaining = 0', ''),
  inParents('what is left is not of this hold', 'f.parent_id = p.id', 'f.parent_id IS NOT NULL'),
  inFunction('posting_items')(
    'a refund goes the way of what it refunds',
    "CASE WHEN i.kind = 'REFUND' THEN p.destination_id ELSE coalesce(p.source_id, s.id, i.source_id) END",
    'coalesce(p.source_id, s.id, i.source_id)',
  ),
  inFunction('currency_mismatch')(
    'the currency of the destination is not looked at',
    'destination.currency <> t.currency',
    'FALSE',
  ),
  inFunction('currency_mismatch')(
    'the currency of the source is not looked at',
    'source.currency <> t.currency',
    'FALSE',
  ),
  inFunction('same_balance')('a balance sends to itself', 'source.id = destination.id', 'FALSE'),
  inContent(
    'another amount under the same reference is the same',
    'old.amount = coalesce(item.amount, old.amount)',
    'TRUE',
  ),
  inContent(
    'another description under the same reference is the same',
    'old.description IS NOT DISTINCT FROM t.description',
    'TRUE',
  ),
  inContent(
    'another time under the same reference is the same',
    'AND old.effective_at = coalesce(item.effective_at::timestamptz(3), old.created_at)',
    '',
  ),
  inContent(
    'other metadata under the same reference is the same',
    'old.source_id, old.destination_id, old.metadata)\n    = (t.kind, t.currency, t.source_id, t.destination_id, t.metadata)',
    'old.source_id, old.destination_id)\n    = (t.kind, t.currency, t.source_id, t.destination_id)',
  ),
  inContent(
    'another destination under the same reference is the same',
    't.source_id, t.destination_id',
    't.source_id, old.destination_id',
  ),
  inContent(
    'another source under the same reference is the same',
    't.source_id, t.destination_id',
    'old.source_id, t.destination_id',
  ),
  inContent('a transfer under the reference of a hold is the same', '(t.kind, t.currency', '(old.kind, t.currency'),
  inContent(
    'a follow-up of another transaction under the same reference is the same',
    'old.parent_id IS NOT DISTINCT FROM t.parent_id',
    'TRUE',
  ),
  inContent(
    'an amount under the same reference is the same as all that was left',
    'coalesce(old.takes_rest = t.takes_rest, TRUE)',
    'TRUE',
  ),
  inRecording(
    'a reference that comes twice in a batch is not seen',
    'accepted[accepted_index[item.first_place]]',
    'NULL::transactions',
  ),
  inDigits(
    'a balance may pass 20 integer digits',
    'destination.credit + applied_amount(t.kind, t.amount) >= 1e20',
    'destination.credit + applied_amount(t.kind, t.amount) >= 1e21',
  ),
  inDigits(
    'holds may pass 20 integer digits',
    'source.held_debit + held_amount(t.kind, t.amount) >= 1e20',
    'source.held_debit + held_amount(t.kind, t.amount) >= 1e21',
  ),
  inRecording(
    'an atomic call goes on after a refusal',
    "p_atomic AND outcome NOT IN ('RECORDED', 'ALREADY_RECORDED')",
    'FALSE',
  ),
  inRecording(
    'an atomic call ends at what was recorded before',
    "outcome NOT IN ('RECORDED', 'ALREADY_RECORDED')",
    "outcome NOT IN ('RECORDED')",
  ),
  inFunction('credited_destination')(
    'only what changed the source is written',
    'b.created_at, TRUE',
    'b.created_at, b.is_changed',
  ),
  inFunction('transaction_of')(
    'the time of a transaction is when it was recorded',
    'coalesce(item.effective_at, recorded_at)',
    'recorded_at',
  ),
  inFunction('posting_time')(
    'a follow-up does not come after what it follows from',
    'CASE WHEN item.at < parent.newest_at OR item.at = parent.newest_at AND item.id < parent.id',
    'CASE WHEN FALSE',
  ),
  inFunction('posting_time')(
    'a transaction may be older than its balances',
    'source.created_at, destination.created_at',
    'item.at',
  ),
  {
    name: 'an id does not hold the time of its transaction',
    function: 'uuid_with_time',
    search: 'extract(epoch FROM p_at) * 1000',
    replacement: 'extract(epoch FROM p_at)',
  },
  inFunction('transaction_of')('metadata is lost', "coalesce(item.metadata, '{}')", "'{}'::jsonb"),
  inFunction('transaction_event')(
    'the event of a void is that of a recording',
    "WHEN 'VOID' THEN 'transaction.voided'",
    '',
  ),
  {
    ...inFunction('lock_posting_balances')(
      'balances are not locked',
      'ORDER BY b.id FOR NO KEY UPDATE',
      'ORDER BY b.id',
    ),
    onPostgres: ['test/postgres/concurrency.test.ts', 'test/postgres/batches.test.ts'],
  },
];
