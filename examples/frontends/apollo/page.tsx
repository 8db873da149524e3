import { CombinedGraphQLErrors } from '@apollo/client';
import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { type SubmitEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from './client.ts';
import { IdentityPageDocument, RecordDocument } from './generated/operations.ts';

const alice = 'idt_8cc22560-5ace-4989-8953-fcbad7947d48';
const id = new URLSearchParams(location.search).get('id') ?? alice;

/** An identity with its balances and its newest transactions, and a form to send her money. */
function Identity() {
  const variables = { id, first: 3 };
  const { data, error, fetchMore, refetch } = useQuery(IdentityPageDocument, { variables });
  if (error) return <p role="alert">{explain(error)}</p>;
  if (!data) return <p>…</p>;
  if (!data.identity) return <p>There is no identity {id}.</p>;
  const { displayName, balances, transactions } = data.identity;
  const { hasNextPage, endCursor } = transactions.pageInfo;
  return (
    <>
      <h1>{displayName}</h1>
      <ul aria-label="Balances">
        {balances.nodes.map(({ id, currency, balance }) => (
          <li key={id}>
            {balance} {currency}
          </li>
        ))}
      </ul>
      <ol aria-label="Transactions">
        {transactions.edges.map(({ node }) => (
          <li key={node.id}>
            {node.amount} {node.currency}: {node.description}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <button type="button" onClick={() => fetchMore({ variables: { after: endCursor } })}>
          More
        </button>
      )}
      {balances.nodes[0] && <TopUp balance={balances.nodes[0]} onDone={() => refetch()} />}
    </>
  );
}

/** Sends money to a balance. The reference is made once for each form, so that a second press moves nothing twice. */
function TopUp({ balance, onDone }: { balance: { id: string; currency: string }; onDone: () => void }) {
  const [reference, setReference] = useState(() => crypto.randomUUID());
  const [record, { loading, error }] = useMutation(RecordDocument);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const amount = String(new FormData(event.currentTarget).get('amount'));
    const { currency, id: destination } = balance;
    const input = { reference, amount, currency, source: '@world', destination, description: 'A top-up' };
    const { error } = await record({ variables: { input } }).catch((error: unknown) => ({ error }));
    if (error) return;
    setReference(crypto.randomUUID());
    onDone();
  }

  return (
    <form onSubmit={submit}>
      <input name="amount" aria-label="Amount" inputMode="decimal" required /> {balance.currency}{' '}
      <button type="submit" disabled={loading}>
        Top up
      </button>
      {error && <p role="alert">{explain(error)}</p>}
    </form>
  );
}

/** What the caller did wrong, by the rules that it broke; a frontend says them in its own language. */
function explain(error: unknown): string {
  if (!CombinedGraphQLErrors.is(error)) return String(error);
  return error.errors
    .map(({ message, extensions }) => {
      const issues: { path: string[]; rule: string }[] = Array.isArray(extensions?.issues) ? extensions.issues : [];
      return `${message} ${issues.map(({ path, rule }) => `[${path.join('.')}: ${rule}]`).join(' ')}`;
    })
    .join('\n');
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ApolloProvider client={createClient('/graphql')}>
      <Identity />
    </ApolloProvider>,
  );
}
