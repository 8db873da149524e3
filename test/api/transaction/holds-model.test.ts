import { SignetError } from '@signet/client/methods';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectRollupsAsRebuilt } from '../insight/recompute.ts';
import { expectVerified } from './holds.ts';

const app = useTestApp();

/** Amounts are whole in this currency, so that the model adds numbers. */
const currency = 'JPY';

interface Account {
  id: string;
  limit: number | null;
  balance: number;
  heldOut: number;
  heldIn: number;
}

/** A recorded transaction as the model knows it: what is left of a hold, or left to refund. */
interface Known {
  id: string;
  kind: string;
  from: Account;
  to: Account;
  left: number;
}

type Step =
  | { does: 'transfer' | 'hold'; source: number; destination: number; amount: number }
  | { does: 'commit' | 'refund'; which: number; amount: number | null }
  | { does: 'void'; which: number };

const available = ({ limit, balance, heldOut }: Account) =>
  limit === null ? Number.POSITIVE_INFINITY : balance - heldOut + limit;

/** What the model says to a step, and changes in it. The transaction's id is filled in by the answer. */
function applyToModel(accounts: Account[], known: Known[], step: Step): string {
  if ('source' in step) {
    const [from, to] = [accounts[step.source], accounts[step.destination]];
    if (!from || !to || from === to) return 'SAME_BALANCE';
    if (available(from) < step.amount) return 'INSUFFICIENT_FUNDS';
    move(from, to, step.amount, step.does === 'hold');
    known.push({ id: '', kind: step.does === 'hold' ? 'HOLD' : 'TRANSFER', from, to, left: step.amount });
    return 'RECORDED';
  }
  const parent = known[step.which % known.length];
  if (!parent) return 'NONE';
  const allowed = step.does === 'refund' ? ['TRANSFER', 'COMMIT'] : ['HOLD'];
  const amount = ('amount' in step ? step.amount : null) ?? parent.left;
  if (!allowed.includes(parent.kind) || parent.left === 0 || amount > parent.left) return 'INVALID_TRANSACTION_STATE';
  const [from, to] = step.does === 'refund' ? [parent.to, parent.from] : [parent.from, parent.to];
  if (step.does === 'refund' && available(from) < amount) return 'INSUFFICIENT_FUNDS';
  parent.left -= amount;
  if (step.does !== 'refund') move(from, to, -amount, true);
  if (step.does !== 'void') move(from, to, amount, false);
  known.push({ id: '', kind: step.does.toUpperCase(), from, to, left: step.does === 'void' ? 0 : amount });
  return 'RECORDED';
}

function move(from: Account, to: Account, amount: number, isHeld: boolean): void {
  if (isHeld) {
    from.heldOut += amount;
    to.heldIn += amount;
  } else {
    from.balance -= amount;
    to.balance += amount;
  }
}

async function send(accounts: Account[], known: Known[], step: Step): Promise<{ id: string } | string> {
  try {
    if ('source' in step) {
      const [source = '', destination = ''] = [accounts[step.source]?.id, accounts[step.destination]?.id];
      const sides = { source, destination, hold: step.does === 'hold' };
      const input = { reference: unique('model'), amount: String(step.amount), currency, ...sides };
      return (await app.client.recordTransaction({ input })).recordTransaction;
    }
    const id = known[step.which % known.length]?.id;
    if (!id) return 'NONE';
    if (step.does === 'void') return (await app.client.voidTransaction({ id })).voidTransaction;
    const amount = step.amount === null ? null : String(step.amount);
    if (step.does === 'commit') return (await app.client.commitTransaction({ id, amount })).commitTransaction;
    return (await app.client.refundTransaction({ id, amount })).refundTransaction;
  } catch (error) {
    if (error instanceof SignetError) return error.code;
    throw error;
  }
}

async function makeAccounts(): Promise<Account[]> {
  const ledgerId = await makeLedger(app.client);
  const identityId = await makePerson(app.client);
  const limits = [null, 0, 20, 0];
  return Promise.all(
    limits.map(async (limit, at) => {
      const overdraftLimit = limit === null ? null : String(limit);
      const owner = at % 2 ? identityId : null;
      const id = await makeBalance(app.client, { ledgerId, currency, overdraftLimit, identityId: owner });
      return { id, limit, balance: 0, heldOut: 0, heldIn: 0 };
    }),
  );
}

async function expectToEqualModel(accounts: Account[]): Promise<void> {
  for (const account of accounts) {
    const { balance } = await app.client.balance({ id: account.id });
    const left = available(account);
    expect(balance).toMatchObject({
      balance: String(account.balance),
      inflightBalance: String(account.heldIn - account.heldOut),
      availableBalance: left === Number.POSITIVE_INFINITY ? null : String(left),
    });
  }
}

const place = fc.nat({ max: 3 });
const which = fc.nat({ max: 30 });
const amount = fc.integer({ min: 1, max: 30 });
const some = fc.option(amount);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('transfer' as const), source: place, destination: place, amount }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('hold' as const), source: place, destination: place, amount }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('commit' as const, 'refund' as const), which, amount: some }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('void' as const), which }) },
);

test('transfers, holds, commits, voids and refunds keep every amount as a model does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const accounts = await makeAccounts();
      const known: Known[] = [];
      for (const current of steps) {
        const answer = await send(accounts, known, current);
        const outcome = applyToModel(accounts, known, current);
        expect(typeof answer === 'string' ? answer : 'RECORDED').toBe(outcome);
        const newest = known.at(-1);
        if (typeof answer !== 'string' && newest) newest.id = answer.id;
      }
      await expectToEqualModel(accounts);
      const held = accounts.reduce((sum, { balance }) => sum + balance, 0);
      expect(held).toBe(0);
    }),
    { numRuns: 15 },
  );
  await expectVerified(app);
  await expectRollupsAsRebuilt(app);
}, 120_000);
