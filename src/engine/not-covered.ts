/** Something in a query that cannot be read in SQL, so that the resolvers have to answer it. */
export class NotCovered extends Error {
  override readonly name = 'NotCovered';
}
