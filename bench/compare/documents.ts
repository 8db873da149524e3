/** The fields of a server's schema for what every server is asked; `@` stands for the selection below. */
interface Names {
  id: string;
  balances: string;
  transactions: string;
  /** Both balances of a transaction. */
  parties?: string;
}

/** The selection of an identity in a server's schema. */
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
