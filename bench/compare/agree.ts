import { ask } from './ask.ts';
import { mark, type Population, variablesAt } from './bodies.ts';
import type { RequestName } from './cases.ts';
import type { Contender } from './contenders.ts';
import { firstDifference, normalise } from './normalise.ts';

/** How many answers of each server are compared before the measurement. */
const compared: Record<RequestName, number> = { one: 300, page: 60, customer: 60, record: 20, create: 20 };
const atOnce = 8;

/** The answers of one server to the first requests of a load, as every server would give them. */
export async function answersOf(
  origin: string,
  contender: Contender,
  request: RequestName,
  population: Population,
  cursors?: Map<string, string>,
): Promise<unknown[]> {
  const isWrite = request === 'record' || request === 'create';
  const document = contender.documents[request] as string;
  const answerAt = async (place: number): Promise<unknown> => {
    const variables = variablesAt(request, place, population, contender, cursors);
    const unique = `check-${Date.now().toString(36)}-${place}`;
    const sent = JSON.parse(JSON.stringify(variables).replaceAll(mark, unique.padEnd(mark.length, '-')));
    const data = normalise(await ask({ origin, contender }, document, sent));
    return isWrite ? withoutKeys(data) : data;
  };
  const answers: unknown[] = [];
  for (let place = 0; place < compared[request]; place += atOnce) {
    answers.push(...(await Promise.all(Array.from({ length: atOnce }, (_, at) => answerAt(place + at)))));
  }
  return answers;
}

/** Ids and references of new records, which differ from server to server and are left out of the comparison. */
function withoutKeys(data: unknown): unknown {
  const [written] = Object.values(data as Record<string, Record<string, unknown>>);
  const { id: _, reference: __, externalId: ___, ...rest } = written ?? {};
  return rest;
}

/** Throws when two servers answer differently, or when no server answers. */
export function requireEqual(answers: Map<string, unknown[]>): void {
  const [first, ...others] = answers;
  if (!first) return;
  const [name, expected] = first;
  if (expected.length === 0 || expected.some((answer) => JSON.stringify(answer).length < 50)) {
    throw new Error(`${name} answered nothing.`);
  }
  for (const [other, given] of others) {
    const difference = firstDifference(expected, given);
    if (difference) throw new Error(`${name} and ${other} answer differently at ${difference}`);
  }
}
