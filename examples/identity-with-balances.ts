/**
 * Prints an identity with its balances and its newest transactions.
 *
 *   npx tsx examples/identity-with-balances.ts [identity id]
 *
 * SIGNET_URL names the server, http://127.0.0.1:4000/graphql without it, and SIGNET_API_KEY is the key to send, if any;
 * without an id it is Alice of the sample world.
 */
import { createClient, IdentityWithBalancesDocument, type IdentityWithBalancesQuery } from '@signet/client';

type Identity = NonNullable<IdentityWithBalancesQuery['identity']>;
type Side = Identity['transactions']['nodes'][number]['source'];

const url = process.env.SIGNET_URL ?? 'http://127.0.0.1:4000/graphql';
const signet = createClient({ url, apiKey: process.env.SIGNET_API_KEY });
const id = process.argv[2] ?? 'idt_8cc22560-5ace-4989-8953-fcbad7947d48';

try {
  const { identity } = await signet.request(IdentityWithBalancesDocument, { id, transactions: 10 });
  console.log(identity ? describe(identity) : `There is no identity ${id}.`);
} catch (error) {
  // The client's own errors are sentences; a TypeError is what fetch throws when nobody answers.
  console.error(error instanceof TypeError ? `Nobody answers at ${url}. Is Signet running there?` : String(error));
  process.exitCode = 1;
}

function describe({ displayName, identityType, balances, transactions }: Identity): string {
  const holdings = balances.nodes.map((balance) => [
    balance.currency,
    balance.balance,
    balance.availableBalance ?? 'unlimited',
    balance.id,
  ]);
  const moves = transactions.nodes.map((transaction) => [
    transaction.effectiveAt.slice(0, 10),
    `${transaction.amount} ${transaction.currency}`,
    nameOf(transaction.source),
    nameOf(transaction.destination),
    transaction.description ?? '',
  ]);
  return [
    `${displayName} (${identityType})`,
    table(['Currency', 'Balance', 'Available', 'Id'], holdings),
    table(['Day', 'Amount', 'From', 'To', 'For'], moves),
  ].join('\n\n');
}

/** Whose balance it is; one that is linked to nobody goes by its indicator or id. */
function nameOf({ identity, indicator, id }: Side): string {
  return identity?.displayName ?? indicator ?? id;
}

function table(titles: string[], rows: string[][]): string {
  const lines = [titles, ...rows];
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
