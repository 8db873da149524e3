-- The reason for which an item is not recorded; null when it is accepted. The first rule that refuses decides. A new rule is a
-- function like these and a line here.
CREATE OR REPLACE FUNCTION refusal_of(
  item transaction_item, t transactions, parent posting_parent, earlier transactions, source posting_balance,
  destination posting_balance, frozen uuid[]
) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN coalesce(
  missing_record(item, parent, source, destination),
  same_balance(source, destination),
  taken_reference(earlier, t, item),
  invalid_parent_state(t, parent),
  currency_mismatch(t, source, destination),
  closed_balance(source, destination),
  frozen_identity(t, source, destination, frozen),
  insufficient_funds(t, source),
  too_many_digits(t, source, destination));
