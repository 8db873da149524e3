import { randomInt } from 'node:crypto';
import { encodeId } from '../ids.ts';
import type { MasterKeys } from '../vault/vault.master-keys.ts';
import type { ValueKind, Vault } from '../vault/vault.setup.ts';
import { attributeOf, identityAttributes, type PiiField } from './identity.attributes.ts';

/** The vault, and what of identities is put in it. */
export interface IdentityVault extends Vault {
  /** The fields that are tokenized whenever a value is stored. */
  tokenizedFields: readonly PiiField[];
}

function kindOf(field: string): ValueKind {
  const name = Object.hasOwn(attributeOf, field) ? attributeOf[field as PiiField] : undefined;
  const kind = name && identityAttributes[name].personal;
  if (!kind) throw new Error(`The vault holds a field that no identity has: ${field}.`);
  return kind;
}

/** The vault with identities as its owners. */
export function identityVault(masterKeys: MasterKeys, tokenizedFields: readonly PiiField[]): IdentityVault {
  return {
    masterKeys,
    tokenizedFields,
    randomInt,
    kindOf,
    describeOwner: (ownerId) => `the identity ${encodeId('Identity', ownerId)}`,
  };
}
