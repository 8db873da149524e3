import { createRandom } from '../test/support/random.ts';
import { firstNames, lastNames, syllables } from './names.ts';

/** How large a world is. A tenth of its transactions belong to one identity, the hub. */
export interface WorldSize {
  identities: number;
  transactions: number;
}

/** The time of the newest transaction of every world. Fixed, so that every run measures the same year. */
export const worldEnd = new Date('2026-07-01T00:00:00.000Z');
const spanMs = 3 * 365 * 24 * 60 * 60 * 1000;
const worldStart = worldEnd.getTime() - spanMs;

/** Settlement balances: linked to nobody and without an overdraft limit, for money that comes in and goes out. */
export const settlementBalances = 6;
export const ledgerId = 'a0000000-0000-7000-8a00-000000000000';
/** The identity with a tenth of all transactions, all of them in the last year. */
export const hub = 0;

const kinds = { identity: '8100', balance: '8200', transaction: '8300' } as const;

/** The UUIDv7 of a time and a place in the world; deterministic. */
export function uuidAt(kind: keyof typeof kinds, time: number, place: number): string {
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-${kinds[kind]}-${place.toString(16).padStart(12, '0')}`;
}

function timeOf(place: number, count: number): number {
  return worldStart + Math.floor((place * spanMs) / count);
}

/** A random generator seeded by the place, so that any row can be made without those before it. */
function randomOf(seed: number, place: number): () => number {
  const random = createRandom(seed ^ Math.imul(place + 1, 0x9e3779b1));
  random();
  return random;
}

/** Picks an item, the first ones more often than the last. */
function pickCommon<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(items.length * random() ** 2.5)] as Item;
}

function pickRare(random: () => number): string {
  const parts = Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
    return syllables[Math.floor(random() * syllables.length)] as string;
  });
  const name = parts.join('');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export interface Person {
  id: string;
  createdAt: string;
  externalId: string;
  isOrganization: boolean;
  status: 'ACTIVE' | 'FROZEN' | 'ARCHIVED';
  organizationName: string | null;
  firstName: string | null;
  lastName: string | null;
  emailAddress: string;
  phoneNumber: string;
  category: string;
  country: string;
  metadata: { tier: string; verification_data: { verification_status: string }; crm: { account: string } };
}

const countries = ['United States', 'Canada', 'Germany', 'France', 'Spain', 'Poland', 'Japan', 'India', 'Brazil'];
const categories = ['customer', 'merchant', 'employee', 'partner', 'vendor', 'investor'];
const domains = ['example.com', 'mail.example', 'post.example', 'inbox.example'];
const tiers = ['standard', 'silver', 'gold'];
const verifications = ['verified', 'pending', 'rejected'];

/** The identity at this place of a world; the same for the same place and size. */
export function personAt(place: number, { identities }: WorldSize): Person {
  const random = randomOf(11, place);
  const createdMs = timeOf(place, identities);
  const isOrganization = place === hub || random() < 0.1;
  const firstName = random() < 0.9 ? pickCommon(firstNames, random) : pickRare(random);
  const lastName = random() < 0.6 ? pickCommon(lastNames, random) : pickRare(random);
  const fate = place === hub ? 1 : random();
  const number = String(place).padStart(7, '0');
  const company = random() < 0.2 ? `${pickRare(random).toLowerCase()}.example` : pickCommon(domains, random);
  return {
    id: uuidAt('identity', createdMs, place),
    createdAt: new Date(createdMs).toISOString(),
    externalId: `CUST-${number}`,
    isOrganization,
    status: fate < 0.02 ? 'ARCHIVED' : fate < 0.025 ? 'FROZEN' : 'ACTIVE',
    organizationName: isOrganization ? `${pickRare(random)} ${lastName} Ltd` : null,
    firstName: isOrganization ? null : firstName,
    lastName: isOrganization ? null : lastName,
    emailAddress: `${asciiOf(firstName)}.${asciiOf(lastName)}${place}@${company}`,
    phoneNumber: `+1${2_000_000_000 + ((place * 7919) % 7_999_999_999)}`,
    category: pickCommon(categories, random),
    country: pickCommon(countries, random),
    metadata: {
      tier: pickCommon(tiers, random),
      verification_data: { verification_status: pickCommon(verifications, random) },
      crm: { account: `A-${number}` },
    },
  };
}

function asciiOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return ascii || 'user';
}

/** Each identity has two balances, of which the first is used most; the settlement balances come after them. */
export function balanceId(place: number, size: WorldSize): string {
  const owner = Math.floor(place / 2);
  const time = owner < size.identities ? timeOf(owner, size.identities) : worldStart;
  return uuidAt('balance', time, place);
}

export function balanceCount({ identities }: WorldSize): number {
  return 2 * identities + settlementBalances;
}

export interface Transfer {
  id: string;
  at: string;
  reference: string;
  /** Places of balances. */
  source: number;
  destination: number;
  /** In cents. */
  amount: number;
}

/** The transaction at this place of a world. */
export function transferAt(place: number, size: WorldSize): Transfer {
  const random = randomOf(23, place);
  const atMs = timeOf(place, size.transactions);
  const amount = Math.max(1, Math.round(Math.exp(normal(random) * 1.2 + 8)));
  const [source, destination] = partiesOf(place, size, random);
  return {
    id: uuidAt('transaction', atMs, place),
    at: new Date(atMs).toISOString(),
    reference: `payment-${String(place).padStart(9, '0')}`,
    source,
    destination,
    amount,
  };
}

/** Of the last year's transactions 30 % are the hub's, and 90 % of those go through a settlement balance. */
function partiesOf(place: number, size: WorldSize, random: () => number): [source: number, destination: number] {
  const settlement = () => 2 * size.identities + Math.floor(random() * settlementBalances);
  const customer = () => 1 + Math.floor(random() * (size.identities - 1));
  const isOfHub = place >= (2 * size.transactions) / 3 && place % 10 < 3;
  const kind = random();
  if (isOfHub) {
    if (kind < 0.85) return [settlement(), 2 * hub];
    return kind < 0.95 ? [2 * customer(), 2 * hub] : [2 * hub, settlement()];
  }
  const one = customer();
  if (kind < 0.05) return [2 * one, 2 * one + 1];
  if (kind < 0.2) return [settlement(), 2 * one];
  if (kind < 0.3) return [2 * one, settlement()];
  const other = customer();
  return [2 * one, 2 * other + (other === one ? 1 : 0)];
}

/** A normally distributed number. Source: the Box-Muller transform. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
