import { createBalance } from '../balance/balance.ts';
import { type Clock, createClock } from '../clock.ts';
import type { Query } from '../db/open-database.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { createIdentity } from '../identity/identity.create.ts';
import { createLedger } from '../ledger/ledger.ts';
import { updateMetadata } from '../metadata/metadata.ts';
import { recordTransaction } from '../transaction/transaction.ts';

/** Ids that the README and the tabs of GraphiQL can name. */
export const sampleIds = {
  alice: 'idt_8cc22560-5ace-4989-8953-fcbad7947d48',
  organization: 'idt_3f0c9a52-7d1e-4b86-9c47-5a2e8d10b6f3',
  ledger: 'ldg_6a1d4c7e-2b58-4f93-8e0a-c31f7b9d5e24',
  aliceUsd: 'bln_0b7e5d31-94c2-4a6f-b8d0-1e3f6a7c9254',
  aliceEur: 'bln_c4f81a26-5e97-4d3b-a061-72b9e5d8f40c',
  organizationUsd: 'bln_e92d6b40-3a7f-4c15-9d84-f0b1a6c83e57',
  unlinkedUsd: 'bln_71c3f0a8-6d24-4e9b-8f5a-b92e0d47c136',
} as const;

/** Marks a sample world that is not complete, so that an interrupted start is finished by the next. */
const unfinished = { sample: 'unfinished' };

/**
 * Adds the sample world to an empty database: a person, an organization, a ledger, balances in two currencies and some transactions. Returns
 * whether it did. Every step is idempotent, so an interrupted run is finished by the next.
 */
export async function addSampleWorld(given: Deps): Promise<boolean> {
  if (!(await wantsSampleWorld(given.query))) return false;
  const deps = { ...given, clock: steppingClock(given.clock), call: { actor: 'sample', requestId: null } };
  await ignoreConflict(createLedger(deps, { id: sampleIds.ledger, name: 'Customer wallets', metadata: unfinished }));
  for (const identity of identities) await createIdentity(deps, identity, 'RETURN_EXISTING');
  for (const balance of balances) await ignoreConflict(createBalance(deps, { ...balance, ledgerId: sampleIds.ledger }));
  for (const transaction of transactions) await recordTransaction(deps, transaction);
  await updateMetadata(deps, sampleIds.ledger, { sample: 'complete' });
  return true;
}

/** A clock without two stamps in one millisecond: such records would be listed by their fixed ids, and not in the order of creation. */
function steppingClock(clock: Clock): Clock {
  let last = 0;
  return createClock(() => {
    last = Math.max(clock.now().getTime(), last + 1);
    return new Date(last);
  });
}

/** Whether the database is empty or its sample world incomplete. It bypasses Prisma, whose engine takes as long to load as the database takes to open. */
async function wantsSampleWorld(query: Query): Promise<boolean> {
  const [world] = await query<{ wanted: boolean }>(
    `SELECT CASE WHEN EXISTS (SELECT FROM ledgers)
       THEN (SELECT metadata ->> 'sample' IS NOT DISTINCT FROM $1 FROM ledgers ORDER BY created_at LIMIT 1)
       ELSE NOT EXISTS (SELECT FROM identities)
     END AS wanted`,
    [unfinished.sample],
  );
  return world?.wanted === true;
}

async function ignoreConflict(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'CONFLICT')) throw error;
  }
}

const identities = [
  {
    id: sampleIds.alice,
    externalId: 'CUST123456',
    identityType: 'INDIVIDUAL',
    firstName: 'Alice',
    lastName: 'Smith',
    otherNames: 'Marie',
    gender: 'female',
    dob: new Date('1985-05-15'),
    emailAddress: 'alice.smith@example.com',
    phoneNumber: '+1234567890',
    nationality: 'Canadian',
    category: 'customer',
    street: '789 Elm St',
    city: 'Toronto',
    state: 'Ontario',
    postCode: 'M4B 1B3',
    country: 'Canada',
    metadata: {
      membership_level: 'Gold',
      preferred_language: 'English',
      verification_data: {
        verified_by: 'ThirdPartyService',
        verification_date: '2024-07-01T10:00:00Z',
        verification_status: 'verified',
      },
    },
  },
  {
    id: sampleIds.organization,
    externalId: 'ORG-0042',
    identityType: 'ORGANIZATION',
    organizationName: 'Maple Street Bakery',
    category: 'merchant',
    emailAddress: 'accounts@maple-street.example',
    city: 'Toronto',
    country: 'Canada',
  },
];

const balances = [
  { currency: 'USD', indicator: '@world', overdraftLimit: null },
  { currency: 'EUR', indicator: '@world', overdraftLimit: null },
  { id: sampleIds.unlinkedUsd, currency: 'USD', metadata: { purpose: 'savings' } },
  { id: sampleIds.organizationUsd, identityId: sampleIds.organization, currency: 'USD' },
  { id: sampleIds.aliceEur, identityId: sampleIds.alice, currency: 'EUR' },
  { id: sampleIds.aliceUsd, identityId: sampleIds.alice, currency: 'USD', overdraftLimit: '100' },
];

const transactions = [
  {
    reference: 'sample-1',
    source: '@world',
    destination: sampleIds.organizationUsd,
    amount: '10000',
    currency: 'USD',
    description: 'Card sales',
  },
  {
    reference: 'sample-2',
    source: sampleIds.organizationUsd,
    destination: sampleIds.aliceUsd,
    amount: '2450.75',
    currency: 'USD',
    description: 'Salary',
  },
  {
    reference: 'sample-3',
    source: sampleIds.aliceUsd,
    destination: '@world',
    amount: '1200',
    currency: 'USD',
    description: 'Rent',
  },
  {
    reference: 'sample-4',
    source: sampleIds.aliceUsd,
    destination: sampleIds.organizationUsd,
    amount: '18.4',
    currency: 'USD',
    description: 'Bread and cake',
  },
  {
    reference: 'sample-5',
    source: '@world',
    destination: sampleIds.aliceEur,
    amount: '150',
    currency: 'EUR',
    description: 'Gift from Lisbon',
  },
];
