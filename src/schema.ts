import { specifiedDirectives } from 'graphql';
import { semanticNonNull } from './graphql/refusable.ts';
import './graphql/scalars.ts';
import './access/access.graphql.ts';
import './audit/audit.verification.graphql.ts';
import './balance/balance.mutations.graphql.ts';
import './balance/currency.graphql.ts';
import './identity/identity.queries.graphql.ts';
import './identity/identity.mutations.graphql.ts';
import './identity/identity.personal.graphql.ts';
import './insight/insight.graphql.ts';
import './ledger/ledger.graphql.ts';
import './metadata/metadata.graphql.ts';
import './statement/statement.graphql.ts';
import './transaction/transaction.mutations.graphql.ts';
import { builder } from './graphql/builder.ts';

/** The executable schema. Each noun registers its types and fields with the builder when its files are imported. */
export const schema = builder.toSchema({ directives: [...specifiedDirectives, semanticNonNull] });
