/**
 * Whether sending this operation twice does no more than sending it once, and answers the same: it is a query, or a mutation that carries a
 * reference or an id of the caller's own by which Signet knows it again. What cannot be told for certain is not idempotent, for a second
 * payment is worse than a call that fails.
 */
export function isIdempotent(document: string, variables: unknown): boolean {
  // An operation that changes something begins with this keyword, which nothing in GraphQL can write in another way.
  if (!document.includes('mutation')) return true;
  const [, field = '', list = ''] = singleMutation.exec(compact(document)) ?? [];
  const given = isObject(variables) ? variables : {};
  const args = new Map([...list.matchAll(/(\w+):\$(\w+)/g)].map(([, name, variable]) => [name, given[variable ?? '']]));
  if (isText(args.get('reference'))) return true;
  if (field.startsWith('createIdentit') && args.get('onConflict') !== 'RETURN_EXISTING') return false;
  const inputs = args.get('inputs') ?? [args.get('input')];
  return Array.isArray(inputs) && inputs.every((input) => hasOneOf(input, keysOf[field] ?? []));
}

/** The fields of an input that Signet knows a call again by. `createIdentity` answers with what exists when it is told to. */
const keysOf: Record<string, readonly string[]> = {
  recordTransaction: ['reference'],
  recordTransactions: ['reference'],
  createLedger: ['id'],
  createBalance: ['id'],
  createIdentity: ['id', 'externalId'],
  createIdentities: ['id', 'externalId'],
};

/** A document with one mutation of one field, whose arguments are all variables; the rest are fragments. */
const singleMutation = /^mutation(?: \w+)?\([^()]*\)\{(\w+)\(([\w:$ ]*)\)\{(?:[^{}]|\{[^{}]*\})*\}\}(?:fragment |$)/;

/** The document without what GraphQL ignores; empty when a comment or a text in it could be taken for something else. */
function compact(document: string): string {
  return /["#]/.test(document)
    ? ''
    : document
        .replace(/[\s,]+/g, ' ')
        .replace(/ ?([^\w ]) ?/g, '$1')
        .trim();
}

function hasOneOf(input: unknown, keys: readonly string[]): boolean {
  return isObject(input) && keys.some((key) => isText(input[key]));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
