import type { CreateIdentityInput } from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { identityAttributes, textAttributes } from '../../../src/identity/identity.attributes.ts';
import { aliceSmith, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { post, refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
const today = new Date('2031-03-10T12:00:00.000Z');
beforeAll(() => {
  app.now = today;
});

const uuid = () => crypto.randomUUID();
const person = (input: Partial<CreateIdentityInput> = {}): CreateIdentityInput => ({
  identityType: 'INDIVIDUAL',
  firstName: 'Alice',
  ...input,
});
const create = async (input: Partial<CreateIdentityInput> = {}) =>
  (await app.client.createIdentity({ input: person(input) })).createIdentity;
const refusal = (input: Partial<CreateIdentityInput>) =>
  refusedWithoutTrace(app, () => app.client.createIdentity({ input: person(input) }));

const alice: CreateIdentityInput = {
  identityType: 'INDIVIDUAL',
  organizationName: '',
  ...aliceSmith,
  metadata: {
    customer_id: 'CUST123456',
    membership_level: 'Gold',
    preferred_language: 'English',
    verification_data: {
      verified_by: 'ThirdPartyService',
      verification_date: '2024-07-01T10:00:00Z',
      verification_status: 'verified',
    },
  },
};

describe('case 1: a whole person, an organization with only its name, nobody without a name', () => {
  test('every attribute of Alice Marie Smith comes back equal, under an id of idt_ and a UUID', async () => {
    const { createIdentity } = await app.client.createIdentity({ input: alice });
    const { identity } = await app.client.identity({ id: createIdentity.id });
    expect(identity).toEqual(createIdentity);
    expect(identity).toMatchObject({
      ...alice,
      organizationName: null,
      externalId: null,
      status: 'ACTIVE',
      displayName: 'Alice Marie Smith',
      version: 1,
      createdAt: today.toISOString(),
      updatedAt: today.toISOString(),
    });
    expect(createIdentity.id).toMatch(/^idt_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('an organization with only its name is accepted', async () => {
    const input: CreateIdentityInput = { identityType: 'ORGANIZATION', organizationName: 'Acme Ltd' };
    const { createIdentity } = await app.client.createIdentity({ input });
    expect(createIdentity).toMatchObject({ displayName: 'Acme Ltd', firstName: null, metadata: {} });
  });

  test.each([{}, { firstName: ' ' }, { phoneNumber: '+1234567890', organizationName: 'Acme Ltd', emailAddress: '' }])(
    'an individual without any name or e-mail address is refused: %j',
    async (input) => {
      const { code, message, issues } = await refusal({ firstName: undefined, ...input });
      expect(code).toBe('BAD_USER_INPUT');
      expect(message).toBe('An INDIVIDUAL needs firstName, lastName, otherNames or emailAddress.');
      expect(issues).toMatchObject([{ path: ['input', 'firstName'], message }]);
    },
  );

  test.each(['firstName', 'lastName', 'otherNames', 'emailAddress'] as const)(
    'an individual with just %s is accepted, and shown by it',
    async (field) => {
      const value = field === 'emailAddress' ? 'someone@example.com' : 'Someone';
      const identity = await create({ firstName: undefined, [field]: value });
      expect(identity.displayName).toBe(value);
    },
  );

  test.each([{}, { organizationName: '  ' }, { firstName: 'Alice', emailAddress: 'a@example.com' }])(
    'an organization without its name is refused: %j',
    async (input) => {
      const { code, issues } = await refusal({ firstName: null, ...input, identityType: 'ORGANIZATION' });
      expect(code).toBe('BAD_USER_INPUT');
      expect(issues).toMatchObject([
        { path: ['input', 'organizationName'], message: 'An ORGANIZATION needs organizationName.' },
      ]);
    },
  );
});

describe('case 2: an id of the caller', () => {
  test("the seed's id is kept", async () => {
    const id = 'idt_8cc22560-5ace-4989-8953-fcbad7947d48';
    expect((await create({ id })).id).toBe(id);
    expect((await app.client.identity({ id })).identity?.id).toBe(id);
  });

  const someUuid = '8cc22560-5ace-4989-8953-fcbad7947d49';
  test.each([
    `cust_${someUuid}`,
    'idt_nonsense',
    'idt_',
    '',
    someUuid,
    `IDT_${someUuid}`,
    `idt_${someUuid}0`,
    `idt_{${someUuid}}`,
    ` idt_${someUuid}`,
    `bln_${someUuid}`,
  ])('"%s" is refused with a message that names prefix or UUID, and nothing is stored', async (id) => {
    const { code, message, issues } = await refusal({ id });
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(/^id must (start with the prefix idt_|have a UUID after the prefix idt_)/);
    expect(issues).toMatchObject([{ path: ['input', 'id'], message }]);
  });

  test('one id in capitals and in small letters is one id', async () => {
    const id = `idt_${uuid()}`;
    await create({ id: `idt_${id.slice(4).toUpperCase()}` });
    expect(await refusal({ id })).toMatchObject({ code: 'CONFLICT' });
    expect((await app.client.identity({ id })).identity?.id).toBe(id);
  });

  test('null makes the server choose one', async () => {
    expect((await create({ id: null })).id).toMatch(/^idt_/);
  });
});

describe('case 3: the same id or external id again', () => {
  const times = Array.from({ length: 20 }, (_, at) => at);

  test('the same id twenty times at once: one row, nineteen conflicts that name it', async () => {
    const id = `idt_${uuid()}`;
    const outcomes = await Promise.allSettled(times.map((at) => create({ id, firstName: `Alice ${at}` })));
    const created = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(created).toHaveLength(1);
    expect(refused.map((error) => [error.code, error.errors[0].extensions.existingId])).toEqual(
      Array(19).fill(['CONFLICT', id]),
    );
    expect(refused[0].message).toContain(id);
    expect(refused[0].issues[0].path).toEqual(['input', 'id']);
    expect(await app.prisma.identity.count({ where: { id: id.slice(4) } })).toBe(1);
  });

  test('the same id twenty times at once with RETURN_EXISTING: twenty equal answers', async () => {
    const id = `idt_${uuid()}`;
    const answers = await Promise.all(
      times.map((at) =>
        app.client.createIdentity({ input: person({ id, firstName: `Alice ${at}` }), onConflict: 'RETURN_EXISTING' }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.createIdentity).toMatchObject({ id, version: 1 });
  });

  test('the same external id twenty times at once: one row, nineteen conflicts that name it', async () => {
    const externalId = unique('raced');
    const outcomes = await Promise.allSettled(times.map(() => create({ externalId })));
    const created = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(created).toHaveLength(1);
    expect(refused.map((error) => [error.code, error.errors[0].extensions.existingId])).toEqual(
      Array(19).fill(['CONFLICT', created[0]]),
    );
    expect(refused[0].issues[0].path).toEqual(['input', 'externalId']);
  });

  test('RETURN_EXISTING finds by external id too, and changes nothing', async () => {
    const externalId = unique('known');
    const first = await create({ externalId, lastName: 'Smith' });
    const { createIdentity } = await app.client.createIdentity({
      input: person({ externalId, lastName: 'Other' }),
      onConflict: 'RETURN_EXISTING',
    });
    expect(createIdentity).toEqual(first);
  });

  test('an id of one and an external id of another is refused even with RETURN_EXISTING: it is neither', async () => {
    const { id } = await create();
    const externalId = unique('elsewhere');
    await create({ externalId });
    const call = () => app.client.createIdentity({ input: person({ id, externalId }), onConflict: 'RETURN_EXISTING' });
    expect(await refusedWithoutTrace(app, call)).toMatchObject({ code: 'CONFLICT' });
  });

  test('an identity that is deleted at the same time is never an internal error', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = `idt_${uuid()}`;
      await create({ id });
      const work = times.map((at) =>
        at % 2 === 0
          ? app.client.deleteIdentity({ id })
          : app.client.createIdentity({ input: person({ id }), onConflict: 'RETURN_EXISTING' }),
      );
      const outcomes = await Promise.allSettled(work);
      const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect([...new Set(codes)].filter((code) => code !== 'NOT_FOUND')).toEqual([]);
    }
  });

  test('an archived identity still holds its ids', async () => {
    const { id, externalId } = await create({ externalId: unique('archived') });
    await app.client.archiveIdentity({ id });
    expect(await refusal({ id })).toMatchObject({ code: 'CONFLICT' });
    expect(await refusal({ externalId })).toMatchObject({ code: 'CONFLICT' });
  });
});

/** E-mail addresses and phone numbers have a form of their own. */
const texts = textAttributes.filter((name) => !['EMAIL', 'PHONE'].includes(identityAttributes[name].form));

describe('texts', () => {
  test.each(texts)('%s is trimmed, and blank is null', async (field) => {
    const value = unique('Value');
    expect((await create({ firstName: 'A', [field]: ` \t${value}\u00a0\n` }))[field]).toBe(value);
    expect((await create({ emailAddress: 'a@example.com', [field]: ' \u3000\n' }))[field]).toBe(null);
  });

  test.each(texts)('%s has room for its limit in characters, emoji counted as one, and no more', async (field) => {
    const longest = field === 'street' ? 400 : 200;
    const text = `${unique('x')}${'🜁'.repeat(longest)}`;
    const fitting = [...text].slice(0, longest).join('');
    expect((await create({ [field]: ` ${fitting} ` }))[field]).toBe(fitting);
    const { code, issues } = await refusal({ [field]: `${fitting}x` });
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues).toMatchObject([
      { path: ['input', field], message: `${field} must have at most ${longest} characters.` },
    ]);
  });

  test('any other text comes back as it went in', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => [...value].length <= 200);
    await fc.assert(
      fc.asyncProperty(text, text, async (lastName, street) => {
        const identity = await create({ lastName, street });
        expect(identity.lastName).toBe(lastName.trim() || null);
        expect(identity.street).toBe(street.trim() || null);
      }),
      { numRuns: 30 },
    );
  });

  test('everything that is wrong is told at once, each with its path', async () => {
    const { issues } = await refusal({ firstName: 'x'.repeat(201), city: '\0', metadata: { a: '\ud800' } });
    expect(issues.map((issue) => issue.path.join('.')).sort()).toEqual([
      'input.city',
      'input.firstName',
      'input.metadata',
    ]);
  });
});

describe('dob', () => {
  test.each(['1900-01-01', '2031-03-10', '2000-02-29'])('%s is accepted', async (dob) => {
    expect((await create({ dob })).dob).toBe(dob);
  });

  test.each(['1899-12-31', '2031-03-11'])('%s is refused: before 1900 or after today', async (dob) => {
    const { code, issues } = await refusal({ dob });
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues).toMatchObject([{ path: ['input', 'dob'], message: 'dob must lie between 1900-01-01 and today.' }]);
  });

  test.each(['2001-02-29', '2001-13-01', '1985-05-15T00:00:00Z', '15.05.1985', '', 'yesterday'])(
    '%s is refused: no day of the calendar',
    async (dob) => {
      const { code, issues } = await refusal({ dob });
      expect(code).toBe('BAD_USER_INPUT');
      expect(issues).toMatchObject([{ path: ['input', 'dob'], message: 'dob must be a date such as "1985-05-15".' }]);
    },
  );
});

describe('emailAddress and phoneNumber', () => {
  test.each(['alice@example.com', 'A.b+c@sub.example.co.uk', ' alice@example.com '])(
    '%s is accepted',
    async (value) => {
      expect((await create({ emailAddress: value })).emailAddress).toBe(value.trim());
    },
  );

  test.each(['alice', 'alice@', '@example.com', 'a b@example.com', 'alice@example..com', 'ali\u0001ce@example.com'])(
    '%j is refused as no e-mail address, and not repeated',
    async (emailAddress) => {
      const { code, message, issues } = await refusal({ emailAddress });
      expect(code).toBe('BAD_USER_INPUT');
      expect(message).toBe('emailAddress must be an e-mail address such as "alice@example.com".');
      expect(issues).toMatchObject([{ path: ['input', 'emailAddress'], message }]);
    },
  );

  test('an e-mail address of more than 200 characters is refused', async () => {
    const { issues } = await refusal({ emailAddress: `${'a'.repeat(189)}@example.com` });
    expect(issues).toMatchObject([
      { path: ['input', 'emailAddress'], message: 'emailAddress must have at most 200 characters.' },
    ]);
  });

  test.each(['+1234567', '+123456789012345', ' +1234567890 '])('%s is accepted', async (value) => {
    expect((await create({ phoneNumber: value })).phoneNumber).toBe(value.trim());
  });

  test.each([
    '+123456',
    '+1234567890123456',
    '1234567890',
    '+0234567890',
    '+1 234 567 890',
    '+1-234-567',
    '+12345678a',
  ])('%s is refused as no phone number of E.164, and not repeated', async (phoneNumber) => {
    const { code, message, issues } = await refusal({ phoneNumber });
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(
      /^phoneNumber must be a phone number with plus and country code .* such as "\+1234567890"\.$/,
    );
    expect(issues).toMatchObject([{ path: ['input', 'phoneNumber'], message }]);
  });

  test('blank ones count as missing', async () => {
    expect(await create({ emailAddress: ' ', phoneNumber: '' })).toMatchObject({
      emailAddress: null,
      phoneNumber: null,
    });
  });
});

describe('arguments', () => {
  test('null for a variable with a default is bad input that names the argument, not a fault of ours', async () => {
    const type = await post(
      app,
      'mutation ($type: IdentityType = INDIVIDUAL) { createIdentity(input: { identityType: $type, firstName: "Zebulon" }) { id } }',
      { type: null },
    );
    const onConflict = await post(
      app,
      'mutation ($c: OnConflict = FAIL) { createIdentity(input: { identityType: INDIVIDUAL, firstName: "Zebulon" }, onConflict: $c) { id } }',
      { c: null },
    );
    expect(type.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input'] }] });
    expect(onConflict.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['onConflict'] }],
    });
    expect(type.text + onConflict.text).not.toContain('Zebulon');
  });

  test('an absent identityType is required, an unknown one refused without being repeated', async () => {
    const missing = await refusalOf(app.client.createIdentity({ input: { firstName: 'A' } as CreateIdentityInput }));
    expect(missing).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'identityType'] }] });
    expect(missing.message).toBe('identityType is required.');
    const unknown = await refusalOf(
      app.client.createIdentity({ input: { firstName: 'A', identityType: 'Zebulon' as 'INDIVIDUAL' } }),
    );
    expect(unknown).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'identityType'] }] });
    expect(unknown.message).not.toContain('Zebulon');
  });
});
