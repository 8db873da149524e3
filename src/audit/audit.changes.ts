import type { Json } from '../input.ts';
import { all, andThen, type Later } from '../later.ts';
import { recordTypes } from '../record-types.ts';
import type { KeyState } from '../vault/vault.data-keys.ts';
import { decryptEvent, keyIdsOf, redactEvent, redacted, type StoredEvent } from './audit.personal.ts';
import type { Changes } from './audit.sql.ts';

/** The value of one field before and after an event. */
export interface FieldChange {
  field: string;
  before: Json;
  after: Json;
}

/** The caller's scopes decide what is decrypted and what is redacted. */
interface Reader {
  scopes: ReadonlySet<string>;
}

type LoadKey = (id: string) => Later<KeyState>;

/** The changes of an event, decrypted or redacted as the scopes of the reader say. `loadKey` finds a key that values are encrypted with. */
export function showChanges(
  event: StoredEvent & { type: string },
  reader: Reader,
  loadKey: LoadKey,
): Later<FieldChange[]> {
  const shown = event.type === 'Identity' ? showPersonal(event, reader, loadKey) : withoutHolder(event.changes, reader);
  return andThen(shown, (changes) =>
    Object.entries(changes).map(([field, [before, after]]) => ({ field, before, after })),
  );
}

function showPersonal(event: StoredEvent, { scopes }: Reader, loadKey: LoadKey): Later<Changes> {
  if (!scopes.has('pii:read')) return redactEvent(event.changes);
  const ids = keyIdsOf(event.changes);
  return andThen(all(ids.map(loadKey)), (states) =>
    decryptEvent(event, new Map(states.map((state, at) => [ids[at] as string, state]))),
  );
}

/** To who may not see identities a balance does not tell whose it is. */
function withoutHolder({ identityId, ...others }: Changes, { scopes }: Reader): Changes {
  if (!identityId) return others;
  const mayTell = scopes.has(recordTypes.Identity.readScope);
  const shown = mayTell ? identityId : identityId.map((id) => id && redacted);
  return { ...others, identityId: shown as [Json, Json] };
}
