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

/** All that the page of a customer shows to who answers the phone. */
export const customerDocument = `query Customer($id: ID!, $currency: CurrencyCode!, $from: Date!, $to: Date!) {
  identity(id: $id) {
    id externalId identityType status displayName firstName lastName emailAddress phoneNumber category street city postCode
    country tokenizedFields metadata createdAt updatedAt
    balances { nodes { id currency indicator status balance inflightBalance availableBalance ledger { name } } }
    transactions(first: 10) {
      nodes {
        id reference kind status amount currency description effectiveAt
        source { id indicator identity { id displayName } }
        destination { id indicator identity { id displayName } }
      }
    }
    history(first: 10) { nodes { id action actor reason at changes { field before after } } }
    insights(currency: $currency, from: $from, to: $to, interval: DAY) {
      inflow { count total } outflow { count total } net
      series { start inflow outflow net count }
    }
  }
}`;
