import { unknownField } from '../broken-rules.ts';
import { badInputAt } from '../errors.ts';
import { badRequest, RequestRefusal } from '../http/refusal.ts';
import { broken } from '../issue.ts';

/** The parameters of an export as they were sent, by name; those that are empty are left out. */
export type Parameters = Readonly<Record<string, string>>;

/** Reads the query string. Throws a refusal for a parameter that there is not, which would otherwise export more than was meant. */
export function readParameters(request: Request, names: readonly string[]): Parameters {
  const { search } = new URL(request.url);
  const given = [...new URLSearchParams(requireUtf8(search))];
  for (const [at, [name]] of given.entries()) {
    if (!names.includes(name)) {
      const message = `There is no parameter ${name.slice(0, 50)}: there are ${names.join(', ')}.`;
      throw new RequestRefusal(badInputAt([name], unknownField(message, name, names)), 400);
    }
    if (given.findIndex(([other]) => other === name) < at) throw badRequest(`The parameter ${name} is given twice.`);
  }
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

function requireUtf8(search: string): string {
  try {
    decodeURIComponent(search);
    return search;
  } catch {
    throw badRequest('The query string must be in UTF-8, percent-encoded.');
  }
}

/** The text of a parameter that must be JSON, as it was sent, for JavaScript does not hold every number. Throws a refusal. */
export function requireJson(name: string, text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    const rule = broken('MALFORMED', { format: 'object' }, 'must be an object of JSON.');
    throw new RequestRefusal(badInputAt([name], rule), 400);
  }
}

/**
 * This filter, of JSON, with the condition that a record was there by this time, so that what is created meanwhile is not exported. Of two
 * conditions on one field the last counts in JSON.
 */
export function filterUpTo(time: Date, filter: string | undefined): string {
  const given: unknown = JSON.parse(filter ?? '{}') ?? {};
  const asOf = time.toISOString();
  if (!isObject(given)) return filter ?? '{}';
  const { createdAt = {} } = given;
  if (!isObject(createdAt)) return filter ?? '{}';
  const isLater = createdAt.lte === undefined || Date.parse(String(createdAt.lte)) > time.getTime();
  const condition = `"createdAt":${JSON.stringify(isLater ? { ...createdAt, lte: asOf } : createdAt)}}`;
  const text = (filter ?? '{}').trim();
  return Object.keys(given).length === 0 ? `{${condition}` : `${text.slice(0, -1)},${condition}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
