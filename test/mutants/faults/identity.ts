import type { Fault } from '../faults.ts';

const inFunction =
  (name: string) =>
  (fault: string, search: string, replacement: string): Fault => ({
    name: fault,
    function: name,
    search,
    replacement,
  });
const inCreation = inFunction('create_identities');
const inInsertion = inFunction('insert_identities');
const inSecrets = inFunction('insert_identity_secrets');
const inEvents = inFunction('insert_creation_events');
const inRefusals = inFunction('refused_creations');
const inMove = inFunction('move_after_previous_use');

export const identityFaults: Fault[] = [
  inInsertion('the state is stored as the city', 'n.city,', 'n.state,'),
  inInsertion('the category of a new identity is lost', 'n.category,', 'NULL,'),
  inInsertion('the metadata of a new identity is lost', 'n.metadata,', "'{}',"),
  inInsertion('which fields are tokenized is not noted', 'n.tokenized_fields, n.salt', "'{}', n.salt"),
  inInsertion('the salt of a new identity is lost', 'n.tokenized_fields, n.salt', 'n.tokenized_fields, NULL'),
  inCreation(
    'a creation that met a taken id is not told so',
    'p_repeats := p_repeats || items_of_others(p_identities, created)',
    'p_repeats := p_repeats',
  ),
  inCreation(
    'an event is written of what was not created',
    'p_events := items_of_identities(p_events, created)',
    'p_events := p_events',
  ),
  inCreation(
    'a key is stored of what was not created',
    'p_keys := items_of_identities(p_keys, created)',
    'p_keys := p_keys',
  ),
  inCreation(
    'sealed values are stored of what was not created',
    'p_entries := items_of_identities(p_entries, created)',
    'p_entries := p_entries',
  ),
  inCreation(
    'a taken external id is not found',
    'i.external_id = r.external_id',
    'i.external_id = r.identity_id::text',
  ),
  inCreation('a taken id is not found', 'i.id = r.identity_id)', 'i.id = r.identity_id AND FALSE)'),
  inCreation(
    'a refused creation is made all the same',
    'p_identities := items_of_others(p_identities, refused)',
    'NULL',
  ),
  inSecrets('keys that are known are stored again', 'WHERE NOT n.is_known', ''),
  inSecrets('no sealed value is stored', "IF p_entries <> '[]' THEN", 'IF FALSE THEN'),
  inSecrets(
    'a sealed value cannot be found',
    'n.master_key_id, n.lookup, n.is_repeat',
    'n.master_key_id, NULL, n.is_repeat',
  ),
  inEvents('the event of a creation has no digest', 'record_digest(identity_record(i))', 'NULL'),
  inEvents(
    'the event of a creation has no actor of its own',
    "'identity.created', e.actor",
    "'identity.created', 'local'",
  ),
  inEvents('the event of a creation has no request', 'e.changes, e.request_id', 'e.changes, NULL'),
  inEvents(
    'the event of a creation is never sealed',
    'SELECT a.ordinal, a.id FROM added a',
    'SELECT a.ordinal, a.id FROM added a WHERE FALSE',
  ),
  inInsertion('the answer shows no metadata', "nullif(metadata, '{}')", 'NULL::jsonb'),
  inRefusals('a token is given twice in one call', 'e.is_second OR EXISTS', 'EXISTS'),
  inRefusals('a token is given that an identity has', 'v.token = e.token AND NOT', 'v.token = e.field AND NOT'),
  inRefusals('a key that was destroyed counts as known', 'WHERE k.wrapped_key IS NOT NULL', 'WHERE TRUE'),
  inMove('a creation may be older than the deletion under its id', 'AND i.created_at < e.at', 'AND FALSE'),
  inMove('the creations of other identities are moved, too', 'WHERE i.id = e.id AND', 'WHERE'),
  inFunction('items_of_others')(
    'those that were created are answered as taken',
    '<> ALL (p_identity_ids)',
    'IS NOT NULL',
  ),
];
