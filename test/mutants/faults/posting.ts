import type { Fault } from '../faults.ts';

const inRecording = (name: string, search: string, replacement: string): Fault => ({
  name,
  function: 'record_transactions',
  search,
  replacement,
});

export const postingFaults: Fault[] = [
  inRecording('a held amount is available to be sent', '- b_held_debits[s] + b_limits[s]', '+ b_limits[s]'),
  inRecording('the overdraft limit is not counted', '- b_held_debits[s] + b_limits[s]', '- b_held_debits[s]'),
  inRecording('the last unit cannot be sent', 'available < t.amount', 'available <= t.amount'),
  inRecording(
    'a refund needs no funds',
    "item.kind IN ('TRANSFER', 'HOLD', 'REFUND') AND",
    "item.kind IN ('TRANSFER', 'HOLD') AND",
  ),
  inRecording(
    'a hold needs no funds',
    "item.kind IN ('TRANSFER', 'HOLD', 'REFUND') AND",
    "item.kind IN ('TRANSFER', 'REFUND') AND",
  ),
  inRecording(
    'a frozen receiver is overlooked',
    'coalesce(b_frozen[s], b_frozen[d]) IS NOT NULL AND',
    'b_frozen[s] IS NOT NULL AND',
  ),
  inRecording(
    'a frozen sender is overlooked',
    'coalesce(b_frozen[s], b_frozen[d]) IS NOT NULL AND',
    'b_frozen[d] IS NOT NULL AND',
  ),
  inRecording('a hold of a frozen identity cannot be voided', "AND item.kind <> 'VOID'", ''),
  inRecording(
    'the refusal of a frozen identity names the wrong side',
    "CASE WHEN b_frozen[s] IS NOT NULL THEN 'source'",
    "CASE WHEN b_frozen[d] IS NOT NULL THEN 'source'",
  ),
  inRecording(
    'a committed amount stays held at the source',
    'b_held_debits[s] := b_held_debits[s] - t.amount',
    'b_held_debits[s] := b_held_debits[s]',
  ),
  inRecording(
    'a committed amount stays held at the destination',
    'b_held_credits[d] := b_held_credits[d] - t.amount',
    'b_held_credits[d] := b_held_credits[d]',
  ),
  inRecording(
    'a voided hold moves its amount',
    "item.kind IN ('TRANSFER', 'COMMIT', 'REFUND')",
    "item.kind IN ('TRANSFER', 'COMMIT', 'REFUND', 'VOID')",
  ),
  inRecording('more is committed in one batch than is left', 'lefts[p] := lefts[p] - t.amount', 'lefts[p] := lefts[p]'),
  inRecording('more can be committed than is held', 'lefts[p] <= 0 OR t.amount > lefts[p]', 'lefts[p] <= 0'),
  inRecording(
    'a void leaves the hold to be committed',
    "f.kind IN ('COMMIT', 'VOID', 'REFUND')",
    "f.kind IN ('COMMIT', 'REFUND')",
  ),
  inRecording('a refund can be made again', "f.kind IN ('COMMIT', 'VOID', 'REFUND')", "f.kind IN ('COMMIT', 'VOID')"),
  inRecording('a commit cannot be refunded', "parent.kind IN ('TRANSFER', 'COMMIT')", "parent.kind IN ('TRANSFER')"),
  inRecording(
    'a refund goes the way of what it refunds',
    "WHEN 'REFUND' THEN parent.destination_id ELSE parent.source_id",
    "WHEN 'REFUND' THEN parent.source_id ELSE parent.source_id",
  ),
  inRecording('what is left is not of this hold', 'f.parent_id = r.id', 'f.parent_id IS NOT NULL'),
  inRecording(
    'the currency of the destination is not looked at',
    'b_currencies[s] <> t.currency OR b_currencies[d] <> t.currency',
    'b_currencies[s] <> t.currency',
  ),
  inRecording(
    'the currency of the source is not looked at',
    'b_currencies[s] <> t.currency OR b_currencies[d] <> t.currency',
    'b_currencies[d] <> t.currency',
  ),
  inRecording('a balance sends to itself', 'IF s = d THEN', 'IF FALSE THEN'),
  inRecording(
    'another amount under the same reference is the same',
    'old.amount = coalesce(item.amount, old.amount)',
    'TRUE',
  ),
  inRecording(
    'another description under the same reference is the same',
    'old.description IS NOT DISTINCT FROM t.description',
    'TRUE',
  ),
  inRecording(
    'another time under the same reference is the same',
    'AND old.effective_at = coalesce',
    'AND old.effective_at IS NOT NULL OR old.effective_at = coalesce',
  ),
  inRecording(
    'other metadata under the same reference is the same',
    'old.source_id, old.destination_id, old.metadata)',
    'old.source_id, old.destination_id, t.metadata)',
  ),
  inRecording(
    'another destination under the same reference is the same',
    'old.source_id, old.destination_id, old.metadata)',
    'old.source_id, t.destination_id, old.metadata)',
  ),
  inRecording(
    'another source under the same reference is the same',
    'old.source_id, old.destination_id, old.metadata)',
    't.source_id, old.destination_id, old.metadata)',
  ),
  inRecording(
    'a transfer under the reference of a hold is the same',
    '(old.kind, old.currency',
    '(t.kind, old.currency',
  ),
  inRecording(
    'a follow-up of another transaction under the same reference is the same',
    'old.parent_id IS NOT DISTINCT FROM t.parent_id',
    'TRUE',
  ),
  inRecording(
    'an amount under the same reference is the same as all that was left',
    'coalesce(old.takes_rest = t.takes_rest, TRUE)',
    'TRUE',
  ),
  inRecording('a reference that comes twice in a batch is not seen', 'item.first_place < n', 'FALSE'),
  inRecording(
    'a balance may pass 20 integer digits',
    'b_credits[d] + t.amount >= 1e20)',
    'b_credits[d] + t.amount >= 1e21)',
  ),
  inRecording(
    'holds may pass 20 integer digits',
    "item.kind = 'HOLD' AND (b_held_debits",
    "item.kind = 'VOID' AND (b_held_debits",
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
  inRecording('only what changed the source is written', 'b_changed[d] := TRUE', 'b_changed[d] := b_changed[d]'),
  inRecording(
    'the time of a transaction is when it was recorded',
    't.effective_at := coalesce(item.effective_at, t.created_at)',
    't.effective_at := t.created_at',
  ),
  inRecording(
    'a follow-up does not come after what it follows from',
    'item.at < newest_at[p] OR item.at = newest_at[p] AND item.id < parent.id',
    'FALSE',
  ),
  inRecording(
    'a transaction may be older than its balances',
    'greatest(t.created_at, b_created_at[s], b_created_at[d])',
    't.created_at',
  ),
  {
    name: 'an id does not hold the time of its transaction',
    function: 'stamped_at',
    search: 'extract(epoch FROM p_at) * 1000',
    replacement: 'extract(epoch FROM p_at)',
  },
  inRecording('metadata is lost', "t.metadata := coalesce(item.metadata, '{}')", "t.metadata := '{}'"),
  inRecording('the event of a void is that of a recording', "WHEN 'VOID' THEN 'transaction.voided'", ''),
  {
    ...inRecording('balances are not locked', 'ORDER BY id FOR NO KEY UPDATE', 'ORDER BY id'),
    onPostgres: ['test/postgres/concurrency.test.ts', 'test/postgres/batches.test.ts'],
  },
];
