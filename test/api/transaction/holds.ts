import type { RecordTransactionInput } from '@signet/client/methods';
import { expect } from 'vitest';
import { makeBalance, makeFundedBalance, unique } from '../../support/fixtures.ts';
import type { TestApp } from '../../support/test-app.ts';

/** Two balances in USD: one that holds 100, and an empty one. */
export async function makePair(app: TestApp): Promise<{ source: string; destination: string }> {
  return { source: await makeFundedBalance(app.client, '100'), destination: await makeBalance(app.client) };
}

type Sides = Pick<RecordTransactionInput, 'source' | 'destination'>;

/** Records a transfer, or with `hold: true` a hold, of 10 USD unless the input says otherwise. */
export async function record(app: TestApp, input: Sides & Partial<RecordTransactionInput>) {
  const { recordTransaction } = await app.client.recordTransaction({
    input: { reference: unique('recorded'), amount: '10', currency: 'USD', ...input },
  });
  return recordTransaction;
}

/** What the balance shows of its amounts, in their order: balance, inflightBalance, availableBalance. */
export async function amountsOf(app: TestApp, id: string): Promise<(string | null | undefined)[]> {
  const { balance } = await app.client.balance({ id });
  return [balance?.balance, balance?.inflightBalance, balance?.availableBalance];
}

/** The audit log and all balances and transactions agree, and so do amounts and sums. (Tests freeze identities by hand.) */
export async function expectVerified(app: TestApp): Promise<void> {
  const { problems } = (await app.client.verifyAudit()).verifyAudit;
  expect(problems.filter(({ resourceId }) => !resourceId?.startsWith('idt_'))).toEqual([]);
}

/** Freezes the owner of a balance of their own. */
export async function freezeOwner(app: TestApp, identityId: string): Promise<void> {
  await app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status: 'FROZEN' } });
}
