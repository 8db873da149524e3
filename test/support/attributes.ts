import type { CreateIdentityInput } from '@signet/client/methods';
import { type AttributeName, attributeNames, identityAttributes } from '../../src/identity/identity.attributes.ts';

export type AttributeValues = Record<AttributeName, string> & Partial<CreateIdentityInput>;

/** A value for every attribute of an identity, each another; two words and a number give the values of two identities. */
export function valuesOfEveryAttribute(word: string, number: number): AttributeValues {
  const entries = attributeNames.map((name) => [name, exampleOf(name, word, number)]);
  return Object.fromEntries(entries) as Record<AttributeName, string>;
}

function exampleOf(name: AttributeName, word: string, number: number): string {
  switch (identityAttributes[name].form) {
    case 'DAY':
      return `19${71 + (number % 20)}-02-03`;
    case 'EMAIL':
      return `${word}.${name}@example.com`;
    case 'PHONE':
      return `+49155${1234567 + number}`;
    case 'IDENTIFIER':
      return `${word}-${name}-${100 + number}`;
    default:
      return `${word} ${name} ${100 + number}`;
  }
}
