/** The least that migrating needs of a database: one connection, below Prisma. */
export interface SqlSession {
  /** Runs a script of several statements. */
  exec(script: string): Promise<unknown>;
  /** Runs one statement; with a name a connection prepares it once, and later only runs it. */
  query<Row>(statement: string, parameters?: unknown[], name?: string): Promise<Row[]>;
}

/**
 * What every connection works with. A server, database, role or address may set each of these otherwise, and then one
 * connection would read in another way what the other wrote, or do less than it was told to.
 */
const settings: Record<string, string> = {
  // How values are written and read. Prisma sends times without an offset and drops the offset of those it reads.
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
  // How statements are read; functions too, which each connection compiles for itself.
  standard_conforming_strings: 'on',
  escape_string_warning: 'on',
  backslash_quote: 'safe_encoding',
  quote_all_identifiers: 'off',
  transform_null_equals: 'off',
  'plpgsql.extra_errors': 'none',
  'plpgsql.extra_warnings': 'none',
  // In any other isolation a statement does not see what was committed while it waited for a lock.
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  // Triggers and foreign keys run.
  session_replication_role: 'origin',
  // Rows that a policy hides are an error, and not silently missing from a sum.
  row_security: 'off',
  // A search finds everything.
  gin_fuzzy_search_limit: '0',
  // A statement that is cut off leaves open what was done; how long one may take is for those who send it to say.
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  transaction_timeout: '0',
  exit_on_error: 'off',
  // Tables are made as they are on any other database.
  default_table_access_method: 'heap',
  check_function_bodies: 'on',
  client_min_messages: 'warning',
  // Statements are compiled by estimates, which are far too high for lists and arrays: it took most of a second where
  // running took two milliseconds. Functions that need another kind of plan say so themselves.
  jit: 'off',
  plan_cache_mode: 'auto',
};

/**
 * Those whose value depends on the database. Prisma names the schema of its tables, which is `public`; pg_trgm may have
 * been installed in another. What was acknowledged must be on disk; whether it must be on standbys too is not ours to say.
 */
const computed = `
  ('search_path', 'public' || coalesce((
    SELECT ', ' || quote_ident(n.nspname) FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm' AND n.nspname <> 'public'), '')),
  ('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'))`;

/**
 * Only what differs is set, for an ordinary user may not even repeat some of them. What this version of PostgreSQL does
 * not know is left out; a name with a dot is of an extension, which may not be loaded yet. The limit comes first, for it
 * may be too short for the rest.
 */
const setAll = `SET statement_timeout = 0;
SELECT set_config(name, value, false)
FROM (VALUES ${Object.entries(settings).map(([name, value]) => `('${name}', '${value}')`)}, ${computed}) AS wanted (name, value)
WHERE value <> coalesce(current_setting(name, true), CASE WHEN name LIKE '%.%' THEN '' ELSE value END)`;

/** Gives a new connection the session that all have. Rejects where the user may not change what somebody set otherwise. */
export async function setSession(exec: SqlSession['exec']): Promise<void> {
  await exec(setAll);
}
