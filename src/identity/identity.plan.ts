import { randomUUID } from 'node:crypto';
import { encryptEvent } from '../audit/audit.personal.ts';
import type { NewEvent } from '../audit/audit.sql.ts';
import type { CallDeps } from '../deps.ts';
import type { DataKey } from '../vault/vault.cipher.ts';
import { makeDataKey, wrapKey } from '../vault/vault.data-keys.ts';
import { distinctDrawsAtMost, encryptEntry, type Tokenized } from '../vault/vault.ts';
import type { PiiField } from './identity.attributes.ts';
import { creationChanges } from './identity.changes.ts';
import type { Creation } from './identity.create.sql.ts';
import type { CreateIdentity } from './identity.input.ts';
import { toIdentityRow } from './identity.row.ts';
import { drawTokens, withTokens } from './identity.tokens.ts';
import type { IdentityVault } from './identity.vault.ts';

/** An identity that is to be created. */
export interface NewIdentity extends CreateIdentity {
  /** UUID. */
  id: string;
  /** Whether the caller chose the id, which then may be one that was used before. */
  isIdChosen: boolean;
  at: Date;
}

/** A token for a new identity, and how often it was drawn. */
export interface DrawnToken extends Tokenized<PiiField> {
  draws: number;
}

/** What can turn out to be otherwise, and is made anew then. */
export interface Attempt {
  /** The tokens that the row takes in the place of values. */
  tokens: DrawnToken[];
  /** The key of the previous use of the id; absent when there is none. */
  previousKey?: DataKey | undefined;
}

/** The first attempt at a new identity: a token for every field that is tokenized whenever a value is stored. */
export function firstAttempt(vault: IdentityVault, identity: NewIdentity): Attempt {
  const tokens = drawTokens(vault, identity.id, identity, vault.tokenizedFields);
  return { tokens: tokens.map((token) => ({ ...token, draws: 1 })) };
}

/** The next one, with other tokens for these fields. */
export function redraw(
  vault: IdentityVault,
  identity: NewIdentity,
  attempt: Attempt,
  fields: readonly PiiField[],
): Attempt {
  const tokens = attempt.tokens.flatMap((token) => {
    if (!fields.includes(token.field)) return [token];
    return drawTokens(vault, identity.id, identity, [token.field]).map((drawn) => ({
      ...drawn,
      draws: token.draws + 1,
    }));
  });
  return { ...attempt, tokens };
}

/** What the creation writes, by this attempt. */
export function makeCreation(deps: CallDeps, identity: NewIdentity, { tokens, previousKey }: Attempt): Creation {
  const { id, isIdChosen, at } = identity;
  const key = previousKey ?? makeDataKey();
  const tokenizedFields = tokens.map(({ field }) => field);
  const stored = tokens.length > 0 ? withTokens(identity, tokens) : identity;
  const event: NewEvent = {
    ...{ id: deps.clock.stamp().id, at, action: 'identity.created', ...deps.call, reason: null },
    ...{ resourceType: 'Identity', resourceId: id, changes: creationChanges(identity, tokenizedFields) },
  };
  return {
    id,
    isIdChosen,
    row: toIdentityRow(stored, tokenizedFields, randomUUID()),
    key: previousKey ? { id: previousKey.id } : wrapKey(key, id, deps.vault.masterKeys.newest),
    entries: tokens.map((token) => ({
      ...encryptEntry(deps.vault, token, key),
      isRepeat: token.draws > distinctDrawsAtMost,
    })),
    event: encryptEvent(event, key),
  };
}
