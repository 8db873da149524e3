import { decryptEvent, keyIdsOf } from '../audit/audit.personal.ts';
import { type Changes, readStartOfIdentity } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { AuditEvent, Balance, Identity } from '../db/generated/client.ts';
import { Prisma } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps, Deps } from '../deps.ts';
import { encodeId } from '../ids.ts';
import type { Json } from '../input.ts';
import { readDataKeys } from '../vault/vault.data-keys.ts';
import { type ExportedTransaction, readTransactionsOfSide } from './identity.export.sql.ts';
import { lockIdentityOrItsAbsence } from './identity.sql.ts';
import { revealIdentity, tokenizedFieldsOf } from './identity.tokens.ts';
import { identityNotFound } from './identity.ts';

const atOnce = 500;

/**
 * Everything that is held about one identity as the text of one JSON object, part after part, however much it is: its
 * attributes with the values behind tokens, its balances, their transactions and its history. Leaves an event that it was
 * exported. A deleted identity has its history alone, the last of those with this id. Throws NOT_FOUND when nothing is known of the id, and
 * VALUE_UNREADABLE.
 */
export async function* exportIdentity(deps: CallDeps, id: string): AsyncGenerator<string> {
  const identity = await noteExport(deps, id);
  const balances = await deps.prisma.balance.findMany({ where: { identityId: id }, orderBy: { createdAt: 'asc' } });
  const balanceIds = balances.map((balance) => balance.id);
  yield `{"exportedAt":${JSON.stringify(deps.clock.now())},"identity":${JSON.stringify(identity, null, 2)}`;
  yield* list('balances', pagesOf([balances]), showBalance);
  yield* list('transactions', readTransactions(deps, balanceIds), showTransaction);
  yield* list('history', readHistory(deps, id), (event) => event);
  yield '}\n';
}

/** The event and what it says was seen belong to one transaction. */
function noteExport(deps: CallDeps, id: string): Promise<Json> {
  return transact(deps.prisma, async (db) => {
    const isThere = await lockIdentityOrItsAbsence(db, id);
    const row = isThere ? await db.identity.findUniqueOrThrow({ where: { id } }) : null;
    if (!row && !(await db.auditEvent.findFirst({ where: { resourceId: id, resourceType: 'Identity' } }))) {
      throw identityNotFound(id);
    }
    const identity = row && showIdentity(await revealIdentity(db, deps.vault, row));
    const changes: Changes = row ? { revealedFields: [null, tokenizedFieldsOf(row)] } : {};
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await appendAuditEvents(db, deps, [{ action: 'identity.exported', type: 'Identity', id, at, changes }]);
    return identity;
  });
}

function showIdentity(row: Identity): Json {
  const { salt: _salt, id, dob, ...identity } = row;
  const day = dob?.toISOString().slice(0, 10) ?? null;
  return asJson({ id: encodeId('Identity', id), ...identity, dob: day });
}

function showBalance({ id, ledgerId, identityId: _identityId, ...balance }: Balance): Json {
  return asJson({ id: encodeId('Balance', id), ledgerId: encodeId('Ledger', ledgerId), ...balance });
}

function showTransaction({ id, sourceId, destinationId, parentId, ...transaction }: ExportedTransaction): Json {
  const sides = { sourceId: encodeId('Balance', sourceId), destinationId: encodeId('Balance', destinationId) };
  const parent = { parentId: parentId && encodeId('Transaction', parentId) };
  return asJson({ id: encodeId('Transaction', id), ...transaction, ...sides, ...parent });
}

/** Amounts in their shortest form, never with an exponent. */
function asJson(value: object): Json {
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key, plain) {
    const raw = this[key];
    return Prisma.Decimal.isDecimal(raw) ? raw.toFixed() : plain;
  });
  return JSON.parse(text) as Json;
}

async function* pagesOf<Item>(pages: Item[][]): AsyncGenerator<Item[]> {
  yield* pages;
}

async function* list<Item>(name: string, pages: AsyncIterable<Item[]>, show: (item: Item) => Json) {
  yield `,\n${JSON.stringify(name)}:[`;
  let separator = '';
  for await (const page of pages) {
    for (const item of page) {
      yield `${separator}${JSON.stringify(show(item), null, 2)}`;
      separator = ',\n';
    }
  }
  yield ']';
}

/** The transactions of each balance, oldest first: those that it sent, then those that it got from balances of others. */
async function* readTransactions({ prisma }: Deps, balanceIds: string[]): AsyncGenerator<ExportedTransaction[]> {
  const own = new Set(balanceIds);
  for (const balanceId of balanceIds) {
    for (const side of ['source', 'destination'] as const) {
      for (let last: string | null = null; ; ) {
        const page: ExportedTransaction[] = await readTransactionsOfSide(prisma, balanceId, side, last, atOnce);
        yield side === 'source' ? page : page.filter(({ sourceId }) => !own.has(sourceId));
        last = page.at(-1)?.id ?? null;
        if (page.length < atOnce) break;
      }
    }
  }
}

/** Its events, oldest first, decrypted; not those of an earlier identity with this id. */
async function* readHistory({ prisma, vault }: Deps, id: string): AsyncGenerator<Json[]> {
  for (let after = await readStartOfIdentity(prisma, id); ; ) {
    const page: AuditEvent[] = await prisma.auditEvent.findMany({
      where: { resourceId: id, resourceType: 'Identity', ordinal: { gt: after } },
      orderBy: { ordinal: 'asc' },
      take: atOnce,
    });
    if (page.length === 0) return;
    const keyIds = [...new Set(page.flatMap(({ changes }) => keyIdsOf(changes as Changes)))];
    const keys = await readDataKeys(prisma, vault.masterKeys, keyIds);
    yield page.map((event) => {
      const changes = decryptEvent({ id: event.id, resourceId: id, changes: event.changes as Changes }, keys);
      const { action, actor, reason, requestId, at } = event;
      return asJson({ id: encodeId('AuditEvent', event.id), action, actor, reason, requestId, at, changes });
    });
    after = page.at(-1)?.ordinal ?? after;
  }
}
