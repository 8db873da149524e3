/** How a server calls what all are asked for; `@` stands for the selection below. */
interface Names {
  id: string;
  balances: string;
  transactions: string;
  /** Both balances of a transaction. */
  parties?: string;
}

/** What is selected of an identity, in the words of a server. */
export function selectOf({ id, balances, transactions, parties = 'source { id } destination { id }' }: Names): string {
  return [
    `${id} firstName lastName emailAddress category createdAt`,
    balances.replace('@', `${id} currency balance`),
    transactions.replace('@', `${id} reference amount currency description createdAt ${parties}`),
  ].join(' ');
}

/** The documents of both mutations. */
export function mutationsOf(parties = 'source { id } destination { id }') {
  return {
    record: `mutation ($input: RecordTransactionInput!) { recordTransaction(input: $input) {
      id reference amount currency description ${parties} } }`,
    create: `mutation ($input: CreateIdentityInput!) { createIdentity(input: $input) {
      id externalId firstName lastName emailAddress category country } }`,
  };
}
