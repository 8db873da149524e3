import './graphql/scalars.ts';
import './access/access.graphql.ts';
import './audit/audit.verification.graphql.ts';
import './identity/identity.queries.graphql.ts';
import './identity/identity.mutations.graphql.ts';
import './identity/identity.personal.graphql.ts';
import './insight/insight.graphql.ts';
import './ledger/ledger.graphql.ts';
import './metadata/metadata.graphql.ts';
import './transaction/transaction.mutations.graphql.ts';
import { builder } from './graphql/builder.ts';

/** The executable schema. Importing a noun's files is what puts its types and fields into it. */
export const schema = builder.toSchema();
