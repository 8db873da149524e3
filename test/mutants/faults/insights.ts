import type { Fault } from '../faults.ts';

const inFunction =
  (name: string) =>
  (fault: string, search: string, replacement: string): Fault => ({
    name: fault,
    function: name,
    search,
    replacement,
  });
const inRollup = inFunction('roll_up_transactions');
const inPairs = inFunction('add_pair_days');
const inRelink = inFunction('roll_up_relinked_balance');
const inDays = inFunction('add_balance_days');
const inHistogram = inFunction('add_histogram');

export const insightFaults: Fault[] = [
  inPairs(
    'the first time of a day is that of the last that was recorded',
    'least(p.first_at, excluded.first_at)',
    'excluded.first_at',
  ),
  inPairs(
    'the first time of a day stays that of the first that was recorded',
    'least(p.first_at, excluded.first_at)',
    'p.first_at',
  ),
  inPairs(
    'the last time of a day is that of the last that was recorded',
    'greatest(p.last_at, excluded.last_at)',
    'excluded.last_at',
  ),
  inPairs('the first time of a batch is its last', 'min(at), max(at)', 'max(at), max(at)'),
  inPairs('the last time of a batch is its first', 'min(at), max(at)', 'min(at), min(at)'),
  inPairs('a pair counts only once a day', 'p.count + excluded.count', 'p.count'),
  inPairs('a pair keeps only the newest total of a day', 'p.total + excluded.total', 'excluded.total'),
  inRollup('a refund adds to the total', '-r.amount, NULL', 'r.amount, NULL'),
  inRollup('a refund counts as flow', '-r.amount, NULL', '-r.amount, r.amount'),
  inRollup(
    'a refund is taken off the day on which it was made',
    't.destination_id, t.effective_at',
    't.destination_id, r.effective_at',
  ),
  inFunction('is_flow')('holds count as flow', "'COMMIT'", "'COMMIT', 'HOLD'"),
  inFunction('is_flow')('commits are no flow', ", 'COMMIT'", ''),
  inFunction('flows_between_owners')(
    'what passes between two balances of one identity is flow',
    '(s.identity_id = t.identity_id) IS NOT TRUE',
    'TRUE',
  ),
  inFunction('flows_between_owners')(
    'what passes between unlinked balances is no flow',
    '(s.identity_id = t.identity_id) IS NOT TRUE',
    's.identity_id IS DISTINCT FROM t.identity_id',
  ),
  inDays(
    'sent and received are exchanged',
    '(f.source_id, FALSE), (f.destination_id, TRUE)',
    '(f.source_id, TRUE), (f.destination_id, FALSE)',
  ),
  inDays('what is sent does not add up over a day', 'd.out_total + excluded.out_total', 'excluded.out_total'),
  inDays('what is received is counted once a day', 'd.in_count + excluded.in_count', 'd.in_count'),
  inDays(
    'the hours of a day are those of the last that was recorded',
    'add_histogram(d.hours, excluded.hours, p_factor)',
    'excluded.hours',
  ),
  inDays(
    'the amounts received are those of the first of a day',
    'add_histogram(d.in_amounts, excluded.in_amounts, p_factor)',
    'd.in_amounts',
  ),
  inDays(
    'the leading digits of what was sent are lost',
    'add_histogram(d.out_digits, excluded.out_digits, p_factor)',
    'd.out_digits',
  ),
  inRelink('a balance that is linked keeps flow with its new identity', 'THEN 1 ELSE -1 END', 'THEN 1 ELSE 1 END'),
  inRelink(
    'a balance that is unlinked gets no flow with its old identity',
    'b.identity_id IN (OLD.identity_id, NEW.identity_id)',
    'b.identity_id IN (NEW.identity_id)',
  ),
  inRelink(
    'only what the linked balance sent is moved',
    'OR EXISTS (SELECT FROM pair_days p WHERE p.source_id = b.id AND p.destination_id = OLD.id)',
    '',
  ),
  inRelink(
    'only what the linked balance received is moved',
    'EXISTS (SELECT FROM pair_days p WHERE p.source_id = OLD.id AND p.destination_id = b.id) OR',
    '',
  ),
  {
    name: 'linking a balance changes no flow',
    statement: 'ALTER TABLE balances DISABLE TRIGGER roll_up_relinked_balance',
  },
  { name: 'recording adds no flow', statement: 'ALTER TABLE transactions DISABLE TRIGGER roll_up' },
  inRelink(
    'what was sent back is left when a balance moves',
    'f.destination_id = OLD.id AND f.source_id = other.id',
    'FALSE',
  ),
  inDays(
    'the hours of what moves are added and not taken off',
    'add_histogram(d.hours, excluded.hours, p_factor)',
    'add_histogram(d.hours, excluded.hours, 1)',
  ),
  inDays('the totals of what moves are added and not taken off', 'p_factor * in_total', 'in_total'),
  inDays('a balance is credited only what moved last on a day', 'd.credited + excluded.credited', 'excluded.credited'),
  inDays('a balance is debited only what moved first on a day', 'd.debited + excluded.debited', 'd.debited'),
  inRollup('a refund moves nothing on its day', 'effective_at, 0, NULL, amount', 'effective_at, 0, NULL, 0'),
  inRelink('a balance that moves is credited again', 'f.total, f.amount, 0', 'f.total, f.amount, f.moved'),
  inDays('the counts of what moves are added and not taken off', 'p_factor * out_count', 'out_count'),
  inHistogram('counts of nothing are kept', 'HAVING sum(c.n) <> 0', ''),
  inHistogram(
    'counts are added to nothing',
    'counts[place] := coalesce(counts[place], 0) + others[place]',
    'counts[place] := others[place]',
  ),
  inFunction('amount_bucket')('an amount is counted in the next bucket', '::integer - 10', '::integer - 9'),
  inFunction('bucket_floor')('a bucket begins ten times too high', 'bucket / 90 - 19', 'bucket / 90 - 18'),
  inFunction('histogram_by_loop')('several at one place count as one', 'coalesce(counts[place], 0) + 1', '1'),
  inFunction('rebuild_daily_rollups')(
    'what passes within one identity is flow once it is rebuilt',
    'flows_between_owners(part)',
    'part',
  ),
];
