// Generated from src/identity/identity.attributes.ts by `npm run generate`: change the table, not this file.
import type { Identity } from '../db/generated/client.ts';
import type { JsonObject } from '../input.ts';
import type { PiiField } from './identity.attributes.ts';
import type { CreateIdentity } from './identity.input.ts';

/** A row of identities, but for what the database works out. */
export type IdentityRow = Omit<Identity, 'displayName'>;

/** The row of a new identity. Written field by field, for it takes a fraction of the time that putting objects together does. */
export function toIdentityRow(
  given: CreateIdentity & { id: string; at: Date },
  tokenizedFields: PiiField[],
  salt: string,
): IdentityRow {
  return {
    id: given.id,
    identityType: given.identityType,
    status: 'ACTIVE',
    externalId: given.externalId ?? null,
    organizationName: given.organizationName ?? null,
    firstName: given.firstName ?? null,
    lastName: given.lastName ?? null,
    otherNames: given.otherNames ?? null,
    gender: given.gender ?? null,
    emailAddress: given.emailAddress ?? null,
    phoneNumber: given.phoneNumber ?? null,
    nationality: given.nationality ?? null,
    category: given.category ?? null,
    street: given.street ?? null,
    city: given.city ?? null,
    state: given.state ?? null,
    postCode: given.postCode ?? null,
    country: given.country ?? null,
    dob: given.dob ?? null,
    taxId: given.taxId ?? null,
    metadata: (given.metadata ?? {}) as JsonObject,
    tokenizedFields,
    version: 1,
    createdAt: given.at,
    updatedAt: given.at,
    salt,
  };
}

/**
 * The row as the function insert_identities takes it. What is null is left out: the database reads it the same. Written field by
 * field, for an object whose names are worked out takes many times longer to make and to print.
 */
export function toInsertedColumns(place: number, row: IdentityRow): object {
  return {
    place,
    identity_id: row.id,
    identity_type: row.identityType,
    external_id: row.externalId ?? undefined,
    organization_name: row.organizationName ?? undefined,
    first_name: row.firstName ?? undefined,
    last_name: row.lastName ?? undefined,
    other_names: row.otherNames ?? undefined,
    gender: row.gender ?? undefined,
    email_address: row.emailAddress ?? undefined,
    phone_number: row.phoneNumber ?? undefined,
    nationality: row.nationality ?? undefined,
    category: row.category ?? undefined,
    street: row.street ?? undefined,
    city: row.city ?? undefined,
    state: row.state ?? undefined,
    post_code: row.postCode ?? undefined,
    country: row.country ?? undefined,
    dob: row.dob?.toISOString().slice(0, 10),
    tax_id: row.taxId ?? undefined,
    metadata: row.metadata,
    tokenized_fields: row.tokenizedFields,
    salt: row.salt,
    at: row.createdAt,
  };
}
