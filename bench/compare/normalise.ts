/**
 * An answer as every server would give it: lists without their edges, ids without a prefix, amounts in their shortest form,
 * times in milliseconds. What a value means is told by its field's name. A server that would load a balance to tell its id is
 * asked for `sourceId`, which is as good as `source { id }`.
 */
export function normalise(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => normalise(item, field));
  if (value === null || typeof value !== 'object') return normaliseValue(value, field);
  const record = value as Record<string, unknown>;
  if (Array.isArray(record.nodes)) return normalise(record.nodes, field);
  if (Array.isArray(record.edges))
    return normalise(
      (record.edges as { node: unknown }[]).map(({ node }) => node),
      field,
    );
  const sorted = Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, item]) => normaliseField(name, item)));
}

function normaliseField(name: string, item: unknown): [string, unknown] {
  if (name === 'sourceId') return ['source', { id: normalise(item, 'id') }];
  if (name === 'destinationId') return ['destination', { id: normalise(item, 'id') }];
  return [name, normalise(item, name)];
}

function normaliseValue(value: unknown, field: string): unknown {
  if (value === null || value === undefined) return null;
  if (field === 'id') return String(value).replace(/^[a-z]{3}_/, '');
  if (field === 'amount' || field === 'balance') return shortest(String(value));
  if (field === 'createdAt') return new Date(String(value)).getTime();
  return value;
}

/** A decimal without trailing zeros. */
function shortest(decimal: string): string {
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return short === '-0' || short === '' ? '0' : short;
}

/** Where two normalised answers differ, as a path; undefined when they are equal. */
export function firstDifference(one: unknown, other: unknown, path = 'data'): string | undefined {
  if (Object.is(one, other)) return undefined;
  const bothHold = one !== null && other !== null && typeof one === 'object' && typeof other === 'object';
  if (!bothHold) return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const [mine, theirs] = [one, other].map((holder) => (holder as Record<string, unknown>)[key]);
    const difference = firstDifference(mine, theirs, `${path}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}
