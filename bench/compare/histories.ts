import type pg from 'pg';
import { encryptEvent } from '../../src/audit/audit.personal.ts';
import type { Changes, NewEvent } from '../../src/audit/audit.sql.ts';
import type { DataKey } from '../../src/vault/vault.cipher.ts';
import { makeDataKey, wrapKey } from '../../src/vault/vault.data-keys.ts';
import { masterKeysOf } from '../../src/vault/vault.master-keys.ts';
import { createRandom } from '../../test/support/random.ts';
import { type DataSize, eventsEach, historyStep, masterKey } from './rows.sql.ts';

const identitiesAtOnce = 500;
const dayMs = 24 * 60 * 60 * 1000;

type Created = { place: number; id: string; at: string; changes: Record<string, string | object> };

/**
 * Gives identities the history of some years with a company: that they were created, and changes of what they told of
 * themselves since, encrypted as the server does. The events have no seals and a digest of nothing, for nobody verifies the log here.
 */
export async function fillHistories(client: pg.Client, size: DataSize): Promise<void> {
  const master = masterKeysOf([masterKey]).newest;
  const step = historyStep(size);
  const places = Array.from({ length: Math.ceil(size.identities / step) }, (_, at) => at * step);
  for (let from = 0; from < places.length; from += identitiesAtOnce) {
    const created = await readCreated(client, places.slice(from, from + identitiesAtOnce));
    const keyed = created.map((identity) => ({ identity, key: makeDataKey() }));
    const keys = keyed.map(({ identity, key }) => {
      const wrapped = wrapKey(key, identity.id, master);
      return { ...wrapped, wrapped: wrapped.wrapped.toString('base64'), at: identity.at };
    });
    await insertKeys(client, keys);
    await insertEvents(
      client,
      keyed.flatMap(({ identity, key }) => eventsOf(identity, key)),
    );
  }
}

async function readCreated(client: pg.Client, places: number[]): Promise<Created[]> {
  const { rows } = await client.query<Created>(
    `SELECT place::int, i.id::text, i.created_at::text AS at,
       jsonb_build_object('externalId', i.external_id, 'identityType', i.identity_type, 'firstName', i.first_name,
         'lastName', i.last_name, 'emailAddress', i.email_address, 'phoneNumber', i.phone_number, 'category', i.category,
         'country', i.country, 'metadata', i.metadata, 'status', i.status) AS changes
     FROM unnest($1::bigint[]) AS place JOIN identities i ON i.id = bench.identity_id(place) ORDER BY place`,
    [places],
  );
  return rows;
}

/** The creation and the changes after it, the oldest first. */
function eventsOf({ place, id, at, changes }: Created, key: DataKey): NewEvent[] {
  const random = createRandom(place * 31 + 7);
  const createdAt = new Date(at).getTime();
  const creation: Changes = Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [field, [null, value as string]]),
  );
  const made = Array.from({ length: eventsEach }, (_, number) => ({
    id: uuidOf(createdAt + number * dayMs, place, number),
    at: new Date(createdAt + number * dayMs),
    action: number === 0 ? 'identity.created' : 'identity.updated',
    actor: number % 3 === 0 ? 'customer-portal' : 'support-desk',
    resourceType: 'Identity' as const,
    resourceId: id,
    changes: number === 0 ? creation : changeAt(number, random),
    reason: null,
    requestId: null,
  }));
  return made.map((event) => encryptEvent(event, key));
}

/** One to three fields of an identity in each change. */
function changeAt(number: number, random: () => number): Changes {
  const pick = () => Math.floor(random() * 1_000_000);
  const phone: Changes = { phoneNumber: [`+1${4_160_000_000 + pick()}`, `+1${4_160_000_000 + pick()}`] };
  const address: Changes = {
    street: [`${pick()} Main Street`, `${pick()} King Street West`],
    city: ['Toronto', 'Ottawa'],
    postCode: ['M5V 2T6', 'K1A 0B1'],
  };
  const metadata: Changes = { metadata: [{ tier: 'standard' }, { tier: 'gold', crm: { account: `A-${pick()}` } }] };
  return [phone, address, metadata][number % 3] as Changes;
}

function uuidOf(ms: number, place: number, number: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const time = hex(ms, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-${hex(0x8400 + number, 4)}-${hex(place, 12)}`;
}

async function insertKeys(client: pg.Client, keys: object[]): Promise<void> {
  await client.query(
    `INSERT INTO identity_keys (id, identity_id, master_key_id, wrapped_key, created_at)
     SELECT id, "ownerId", "masterKeyId", decode(wrapped, 'base64'), at
     FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, "ownerId" uuid, "masterKeyId" text, wrapped text, at timestamptz)`,
    [JSON.stringify(keys)],
  );
}

async function insertEvents(client: pg.Client, events: NewEvent[]): Promise<void> {
  await client.query(
    `INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
     SELECT id, action, actor, "resourceType", "resourceId", changes, at, sha256('')
     FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, action text, actor text, "resourceType" text, "resourceId" uuid,
       changes jsonb, at timestamptz)
     ORDER BY at`,
    [JSON.stringify(events)],
  );
}
