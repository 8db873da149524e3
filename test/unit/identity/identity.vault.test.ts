import { expect, test } from 'vitest';
import { piiFields } from '../../../src/identity/identity.attributes.ts';
import { vaultUnderTest } from '../../support/vault.ts';

test('the vault is told what each field of an identity holds, and what an identity is called', () => {
  const vault = vaultUnderTest(['DOB']);
  expect(piiFields.map((field) => [field, vault.kindOf(field)])).toEqual([
    ['FIRST_NAME', 'WORDS'],
    ['LAST_NAME', 'WORDS'],
    ['OTHER_NAMES', 'WORDS'],
    ['EMAIL_ADDRESS', 'EMAIL'],
    ['PHONE_NUMBER', 'PHONE'],
    ['STREET', 'WORDS'],
    ['POST_CODE', 'CODE'],
    ['DOB', 'DAY'],
    ['TAX_ID', 'CODE'],
  ]);
  expect(vault.describeOwner('8cc22560-5ace-4989-8953-fcbad7947d48')).toBe(
    'the identity idt_8cc22560-5ace-4989-8953-fcbad7947d48',
  );
  expect(vault.tokenizedFields).toEqual(['DOB']);
});
