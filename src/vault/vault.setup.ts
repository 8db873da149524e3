import type { Clock } from '../clock.ts';
import type { MasterKeys } from './vault.master-keys.ts';

/**
 * What a value of a field is, which decides about the shape of its token and about what of its writings is compared: words, a
 * code of letters and digits, an e-mail address, a phone number with its country code, or a day such as `1985-05-15`.
 */
export const valueKinds = ['WORDS', 'CODE', 'EMAIL', 'PHONE', 'DAY'] as const;

export type ValueKind = (typeof valueKinds)[number];

/** A uniformly random integer from 0 to below the bound; `randomInt` of node:crypto is one. */
export type RandomInt = (bound: number) => number;

/** What the vault is told by its caller. It knows no records: it keeps values of owners, by the name of a field. */
export interface Vault {
  masterKeys: MasterKeys;
  /** Tokens are drawn with it. */
  randomInt: RandomInt;
  /** What the values of this field are. */
  kindOf(field: string): ValueKind;
  /** What an error calls the owner with this UUID, such as "the identity idt_…". */
  describeOwner(ownerId: string): string;
}

/** What a function that makes keys works with beside its input. */
export interface VaultDeps {
  vault: Vault;
  clock: Clock;
}
