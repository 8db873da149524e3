/** A value that is there already, or a promise of it. */
export type Later<Value> = Value | Promise<Value>;

/** What becomes of a value, at once where it is there already: a promise for each of many values takes longer than all of them. */
export function andThen<Value, Result>(value: Later<Value>, make: (value: Value) => Result): Later<Awaited<Result>>;
export function andThen<Value>(value: Later<Value>, make: (value: Value) => unknown): unknown {
  return value instanceof Promise ? value.then(make) : make(value);
}

/** The same of two values. */
export function both<One, Other, Result>(
  one: Later<One>,
  other: Later<Other>,
  make: (one: One, other: Other) => Result,
): Later<Awaited<Result>> {
  const pair = all<One | Other>([one, other]) as Later<[One, Other]>;
  return andThen(pair, ([first, second]) => make(first, second));
}

/** These values together. */
export function all<Value>(values: Later<Value>[]): Later<Value[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as Value[]);
}
