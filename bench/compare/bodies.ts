import { createRandom } from '../../test/support/random.ts';
import type { RequestName } from './cases.ts';
import type { Contender } from './contenders.ts';
import { historyStep } from './rows.sql.ts';

/** Request bodies prepared for a load, which sends them in a loop. */
export const bodyCount = 20_000;

/** A placeholder of the length of the text that must differ in each request; load.lua replaces it. */
export const mark = '@'.repeat(24);

/** The records that requests name: ids without prefix, in order of time. */
export interface Population {
  identities: string[];
  balances: string[];
  /** Whether always the same two balances are asked for. */
  isHot?: boolean;
}

/** Finds the cursor of an identity's place in the list, by its id. */
export type Cursors = Map<string, string>;

/** The variables of the request at this place; the same for every server but for the form of ids and cursors. */
export function variablesAt(
  request: RequestName,
  place: number,
  population: Population,
  contender: Contender,
  cursors?: Cursors,
): Record<string, unknown> {
  const random = createRandom(place * 7919 + 17);
  random();
  const pick = (count: number) => Math.floor(random() * count);
  const prefixed = (prefix: string, id: string | undefined) => (contender.prefixesIds ? `${prefix}_${id}` : id);
  const { identities, balances } = population;
  if (request === 'one') return { id: prefixed('idt', identities[pick(identities.length)]) };
  if (request === 'customer') {
    const step = historyStep({ identities: identities.length });
    const id = prefixed('idt', identities[step * pick(Math.ceil(identities.length / step))]);
    return { id, currency: 'USD', from: '2026-06-01', to: '2026-06-30' };
  }
  if (request === 'page') {
    // Twenty follow each, for the list goes from the newest to the oldest.
    const id = identities[20 + pick(identities.length - 20)] as string;
    return { after: cursors ? cursors.get(id) : id };
  }
  if (request === 'create') return { input: newIdentity(pick) };
  const [source, destination] = population.isHot ? hotPair(balances.length) : anyPair(balances.length, pick);
  return {
    input: {
      reference: mark,
      amount: (1 + pick(100_000) / 100).toFixed(2),
      currency: 'USD',
      source: prefixed('bln', balances[source]),
      destination: prefixed('bln', balances[destination]),
      description: `Order ${place}`,
    },
  };
}

/** Two balances of different identities: a payment within one identity would be less work. */
export function hotPair(balances: number): [source: number, destination: number] {
  return [0, Math.floor(balances / 2)];
}

function anyPair(balances: number, pick: (count: number) => number): [source: number, destination: number] {
  const source = pick(balances);
  return [source, (source + 1 + pick(balances - 1)) % balances];
}

function newIdentity(pick: (count: number) => number) {
  const number = pick(1_000_000);
  return {
    externalId: mark,
    identityType: 'INDIVIDUAL',
    firstName: `Alice${pick(1000)}`,
    lastName: `Smith${pick(1000)}`,
    emailAddress: `alice.${number}@example.com`,
    phoneNumber: `+1${4_160_000_000 + number}`,
    category: 'customer',
    street: `${number} Main Street`,
    city: 'Toronto',
    postCode: 'M5V 2T6',
    country: 'Canada',
    metadata: { tier: 'gold', crm: { account: `A-${number}` } },
  };
}

/** The requests of a load, a line each. */
export function bodiesOf(
  request: RequestName,
  population: Population,
  contender: Contender,
  cursors?: Cursors,
): string[] {
  const query = contender.documents[request]?.replace(/\s+/g, ' ');
  return Array.from({ length: bodyCount }, (_, place) =>
    JSON.stringify({ query, variables: variablesAt(request, place, population, contender, cursors) }),
  );
}
