import type { Client, CreateBalanceInput, CreateIdentityInput } from '@signet/client/methods';

let made = 0;
/** A text that no other call in this process got. */
export function unique(prefix: string): string {
  made += 1;
  return `${prefix}-${made}`;
}

/** All that is known of Alice Marie Smith. */
export const aliceSmith = {
  firstName: 'Alice',
  lastName: 'Smith',
  otherNames: 'Marie',
  gender: 'female',
  dob: '1985-05-15',
  emailAddress: 'alice.smith@example.com',
  phoneNumber: '+1234567890',
  nationality: 'Canadian',
  category: 'customer',
  street: '789 Elm St',
  country: 'Canada',
  state: 'Ontario',
  postCode: 'M4B 1B3',
  city: 'Toronto',
} satisfies Partial<CreateIdentityInput>;

/** A person with just a name. Returns the id. */
export async function makePerson(client: Client, input: Partial<CreateIdentityInput> = {}): Promise<string> {
  const { createIdentity } = await client.createIdentity({
    input: { identityType: 'INDIVIDUAL', firstName: 'Alice', ...input },
  });
  return createIdentity.id;
}

export async function makeLedger(client: Client): Promise<string> {
  const { createLedger } = await client.createLedger({ input: { name: unique('Ledger') } });
  return createLedger.id;
}

/** A balance in USD, in a ledger of its own unless one is given. Returns the id. */
export async function makeBalance(client: Client, input: Partial<CreateBalanceInput> = {}): Promise<string> {
  const ledgerId = input.ledgerId ?? (await makeLedger(client));
  const { createBalance } = await client.createBalance({ input: { currency: 'USD', ...input, ledgerId } });
  return createBalance.id;
}

/** A balance in USD that holds this much, sent from an unlimited balance. Returns the id. */
export async function makeFundedBalance(
  client: Client,
  amount: string,
  input: Partial<CreateBalanceInput> = {},
): Promise<string> {
  const id = await makeBalance(client, input);
  const source = await makeBalance(client, { overdraftLimit: null });
  await transfer(client, { source, destination: id, amount });
  return id;
}

/** Records a transfer in USD under a reference of its own. Returns the transaction's id. */
export async function transfer(
  client: Client,
  input: { source: string; destination: string; amount?: string; reference?: string; effectiveAt?: string },
): Promise<string> {
  const { recordTransaction } = await client.recordTransaction({
    input: { reference: unique('transfer'), amount: '1', currency: 'USD', ...input },
  });
  return recordTransaction.id;
}
