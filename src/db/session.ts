/** One connection without Prisma, as the migrations need it. */
export interface SqlSession {
  /** Runs a script of several statements. */
  exec(script: string): Promise<unknown>;
  /** Runs one statement; with a name, as a prepared statement. */
  query<Row>(statement: string, parameters?: unknown[], name?: string): Promise<Row[]>;
}

/**
 * The settings of every session. Each can have another default by server, database, role or address, and then sessions would read values
 * differently than they were written, or skip constraints.
 */
const settings: Record<string, string> = {
  // The formats of values. Prisma sends times without an offset and drops the offset of those it reads.
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
  // How statements and plpgsql functions, which each session compiles for itself, are parsed.
  standard_conforming_strings: 'on',
  escape_string_warning: 'on',
  backslash_quote: 'safe_encoding',
  quote_all_identifiers: 'off',
  transform_null_equals: 'off',
  'plpgsql.extra_errors': 'none',
  'plpgsql.extra_warnings': 'none',
  // Read committed: a statement that waited for a lock must see what its last holder committed.
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  // Triggers and foreign keys are enforced.
  session_replication_role: 'origin',
  // Rows hidden by row-level security raise an error, and are not silently missing from a sum.
  row_security: 'off',
  // Search returns all matches.
  gin_fuzzy_search_limit: '0',
  // No timeouts by default, for a timeout in a commit leaves its outcome unknown; the callers set their own.
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  transaction_timeout: '0',
  exit_on_error: 'off',
  // Migrations create the same tables on every database.
  default_table_access_method: 'heap',
  check_function_bodies: 'on',
  client_min_messages: 'warning',
  // JIT compilation is triggered by cost estimates, which are far too high for laterals and arrays: compiling took most of a second for
  // statements that run in two milliseconds. Functions that need another plan_cache_mode set it themselves.
  jit: 'off',
  plan_cache_mode: 'auto',
};

/**
 * The settings whose value depends on the database. search_path is `public`, where the tables are, and the schema of pg_trgm.
 * synchronous_commit is never off, so that what was acknowledged is on disk; whether it must be on standbys too is left to the operator.
 */
const computed = `
  ('search_path', 'public' || coalesce((
    SELECT ', ' || quote_ident(n.nspname) FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm' AND n.nspname <> 'public'), '')),
  ('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'))`;

/**
 * Sets only what differs, because an ordinary user may not set some of them even to the same value. Settings that this version of PostgreSQL
 * does not have are skipped; a name with a dot belongs to an extension that may not be loaded yet. statement_timeout is set first, for it
 * applies to the rest.
 */
const setAll = `SET statement_timeout = 0;
SELECT set_config(name, value, false)
FROM (VALUES ${Object.entries(settings).map(([name, value]) => `('${name}', '${value}')`)}, ${computed}) AS wanted (name, value)
WHERE value <> coalesce(current_setting(name, true), CASE WHEN name LIKE '%.%' THEN '' ELSE value END)`;

/** Applies the session settings to a new connection. Rejects when the user may not change one that differs. */
export async function setSession(exec: SqlSession['exec']): Promise<void> {
  await exec(setAll);
}
