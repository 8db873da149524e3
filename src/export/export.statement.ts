import { isRequired } from '../broken-rules.ts';
import type { Deps } from '../deps.ts';
import { badInputAt, DomainError, notFound } from '../errors.ts';
import { RequestRefusal } from '../http/refusal.ts';
import { decodeId } from '../ids.ts';
import { exportStatement, statementColumns } from '../statement/statement.export.ts';
import type { Ask } from './export.ask.ts';
import type { Export } from './export.lists.ts';
import type { Parameters } from './export.parameters.ts';

const parameters = ['identityId', 'currency', 'from', 'to'];

/** Asks for the statement itself, so that who may not see it, and arguments that are wrong, are refused as there. */
const document = `query Export($id: ID!, $currency: CurrencyCode!, $from: DateTime!, $to: DateTime!) {
  identity(id: $id) { statement(currency: $currency, from: $from, to: $to) { openingBalance } }
}`;

/** The export of Identity.statement, with all of its lines. */
export function statementExport(deps: Pick<Deps, 'query'>, ask: Ask): Export {
  return {
    name: 'statement',
    parameters,
    columns: statementColumns,
    async *pages(given, context, startedAt) {
      const { identityId = '', currency = '', from = '', to = '' } = requireAll(given);
      const id = decodeIdentity(identityId);
      const found = await ask(document, JSON.stringify({ id: identityId, currency, from, to }), context);
      if (!found.identity) {
        const message = `identityId: there is no identity ${identityId}.`;
        throw new RequestRefusal(notFound(['identityId'], message), 404);
      }
      yield* exportStatement(deps, id, { currency, from: new Date(from), to: new Date(to) }, startedAt);
    },
  };
}

function requireAll(given: Parameters): Parameters {
  const missing = parameters.find((name) => given[name] === undefined);
  if (missing) throw new RequestRefusal(badInputAt([missing], isRequired), 400);
  return given;
}

function decodeIdentity(id: string): string {
  try {
    return decodeId('Identity', id, ['identityId']);
  } catch (error) {
    throw error instanceof DomainError ? new RequestRefusal(error, 400) : error;
  }
}
