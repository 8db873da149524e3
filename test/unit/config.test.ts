import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig, readConfig } from '../../src/config.ts';
import { StartError } from '../../src/errors.ts';
import { piiFields } from '../../src/identity/identity.attributes.ts';

const defaults = {
  port: 4000,
  host: '127.0.0.1',
  databaseUrl: undefined,
  dataDir: '.signet',
  tokenizedFields: [],
  corsOrigins: [],
  fastReads: true,
  sampleData: true,
  logLevel: 'info',
};

function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  throw new Error('nothing was refused');
}

const masterKeysRule =
  'must be name:key pairs with commas between, the newest first, each key 32 bytes in base64 and each name 1 to 64 ' +
  'letters, digits, - and _, such as "2026:$(openssl rand -base64 32)"';
const tokenizeRule = `must be names with commas between, of ${piiFields.join(', ')}`;
const originsRule =
  'must be origins with commas between, as browsers write them: scheme, host in small letters, and port unless it is the ' +
  'default one, such as "https://app.example.com,http://localhost:5173", and never *';
const notOrigins = [
  ...[
    '*',
    'null',
    'app.example.com',
    'https://app.example.com/',
    'https://app.example.com:443',
    'https://APP.example.com',
  ],
  ...[
    'https://*.example.com',
    'https://a.example,',
    'ftp://a.example',
    'https://user@a.example',
    'https://a.example/path',
  ],
];
const signingKeyRule = 'must be 32 bytes in base64, as "openssl rand -base64 32" makes';

const adminKeyRule = 'must be at least 32 characters of ASCII without blanks, as "openssl rand -hex 32" makes';

describe('readConfig', () => {
  test('needs no variable at all', () => {
    expect(readConfig({})).toEqual(defaults);
  });

  test('leaves variables of others alone', () => {
    expect(readConfig({ PATH: '/bin', SAMPLE_DATA: 'x' })).toEqual(defaults);
  });

  test.each([
    ['SIGNET_URL', 'http://127.0.0.1:4000/graphql'],
    ['SIGNET_API_KEY', 'sgn_x'],
    ['SIGNET_PORT', 'tcp://10.0.0.7:4000'],
    ['SIGNET_PORT_4000_TCP', 'tcp://10.0.0.7:4000'],
    ['SIGNET_PORT_4000_TCP_ADDR', '10.0.0.7'],
    ['SIGNET_SERVICE_HOST', '10.0.0.7'],
    ['SIGNET_SERVICE_PORT_HTTP', '4000'],
    ['SIGNET_POSTGRES_SERVICE_HOST', '10.0.0.8'],
    ['SIGNET_POSTGRES_PORT', 'tcp://10.0.0.8:5432'],
    ['SIGNET_POSTGRES_PORT_5432_TCP_PROTO', 'tcp'],
  ])('leaves %s=%s to those whom it is for', (name, value) => {
    expect(readConfig({ [name]: value })).toEqual(defaults);
  });

  test.each([
    ['SIGNET_SAMPLEDATA', 'SIGNET_SAMPLE_DATA'],
    ['SIGNET_SAMPEL_DATA', 'SIGNET_SAMPLE_DATA'],
    ['SIGNET_DATADIR', 'SIGNET_DATA_DIR'],
    ['signet_data_dir', 'SIGNET_DATA_DIR'],
    ['SIGNET_MASTER_KEY', 'SIGNET_MASTER_KEYS'],
    ['SIGNET_MASTERKEYS', 'SIGNET_MASTER_KEYS'],
    ['SIGNET_SIGNING_KEYS', 'SIGNET_SIGNING_KEY'],
    ['SIGNET_ADMIN_KEYS', 'SIGNET_ADMIN_KEY'],
    ['SIGNET_TOKENISE', 'SIGNET_TOKENIZE'],
    ['SIGNET_FAST_READ', 'SIGNET_FAST_READS'],
    ['SIGNET_PORT', 'PORT'],
    ['SIGNET_HOST', 'HOST'],
    ['SIGNET_LOG_LEVEL', 'LOG_LEVEL'],
    ['SIGNET_DATABASE_URL', 'DATABASE_URL'],
  ])('refuses %s, and names %s', (name, nearest) => {
    expect(refusalOf(() => readConfig({ [name]: 's3cret' }))).toBe(
      `${name} is no variable of Signet: did you mean ${nearest}?`,
    );
  });

  test.each(['SIGNET_ADMIN_KEY: s3cret\nPORT', 'SIGNET_MASTER_KEYS s3cret', 'SIGNET_ADMIN_KEY-s3cret'])(
    'refuses the name %j, which holds a value, and tells no more than its first word',
    (name) => {
      const [begin] = name.split(/\W/);
      expect(refusalOf(() => readConfig({ [name]: '4000' }))).toBe(
        `A name that begins with ${begin} and goes on with other than letters and digits is no variable of Signet: ` +
          `did you mean ${begin}?`,
      );
    },
  );

  test('gives no sample world to a database that it is told of, unless it is told so', () => {
    const databaseUrl = 'postgresql://u:p@h:5432/d';
    expect(readConfig({ DATABASE_URL: databaseUrl }).sampleData).toBe(false);
    expect(readConfig({ DATABASE_URL: databaseUrl, SIGNET_SAMPLE_DATA: '' }).sampleData).toBe(false);
    expect(readConfig({ DATABASE_URL: databaseUrl, SIGNET_SAMPLE_DATA: 'on' }).sampleData).toBe(true);
  });

  test.each([
    'postgresql://u:12#s3cret@h:5432/d',
    'postgresql://u:12#s3@cret@h:5432/d',
    'postgresql://u:12/s3cret@h:5432/d',
    'postgresql://u:12?s3cret@h:5432/d',
    'postgresql://u:s3#cret@h:5432/d',
    'postgresql://u:s3/cret@h:5432/d',
    'postgresql://u:s3?cret@h:5432/d',
    'postgresql://u:s3@cret/s3cret@h:5432/d',
    'postgresql://u:s3%cret@h:5432/d',
    'postgresql://u:s3cret%@h:5432/d',
    'postgresql://h/d?password=s3#cret',
    'postgresql://h/d?password=s3@cret',
  ])('refuses the password in %s, and repeats no part of it', (url) => {
    expect(refusalOf(() => readConfig({ DATABASE_URL: url }))).toBe(
      'DATABASE_URL must have the special characters of its user and password encoded: ' +
        '@ as %40, # as %23, / as %2F, ? as %3F, % as %25.',
    );
  });

  test.each([
    ['PORT', '8080', { port: 8080 }],
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65535 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['HOST', '::1', { host: '::1' }],
    ...[
      'postgresql://u:p@h:5432/d',
      'postgresql://u:p@ss:w@rd@h:5432/d',
      'postgresql://u:%40%23%2F%3F%25@h:5432/d',
      'postgres://h/d',
      'postgresql:///d?host=/run',
    ].map((url): [string, string, object] => ['DATABASE_URL', url, { databaseUrl: url, sampleData: false }]),
    ['SIGNET_DATA_DIR', '/var/lib/signet', { dataDir: '/var/lib/signet' }],
    ['SIGNET_SIGNING_KEY', `${'A'.repeat(43)}=`, { signingKey: Buffer.alloc(32) }],
    ['SIGNET_ADMIN_KEY', 'k'.repeat(32), { adminKey: 'k'.repeat(32) }],
    [
      'SIGNET_MASTER_KEYS',
      `2027:${'A'.repeat(43)}=, 2026:${'B'.repeat(43)}=`,
      {
        masterKeys: [
          { id: '2027', bytes: Buffer.alloc(32) },
          { id: '2026', bytes: Buffer.from(`${'B'.repeat(43)}=`, 'base64') },
        ],
      },
    ],
    ['SIGNET_CORS_ORIGINS', 'https://app.example.com', { corsOrigins: ['https://app.example.com'] }],
    [
      'SIGNET_CORS_ORIGINS',
      'https://a.example, http://localhost:5173,https://a.example',
      { corsOrigins: ['https://a.example', 'http://localhost:5173'] },
    ],
    ['SIGNET_TOKENIZE', 'EMAIL_ADDRESS, DOB,DOB', { tokenizedFields: ['EMAIL_ADDRESS', 'DOB'] }],
    ['SIGNET_FAST_READS', 'off', { fastReads: false }],
    ['SIGNET_SAMPLE_DATA', 'on', { sampleData: true }],
    ['SIGNET_SAMPLE_DATA', 'off', { sampleData: false }],
    ['LOG_LEVEL', 'trace', { logLevel: 'trace' }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
  ])('takes %s=%s', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toEqual({ ...defaults, ...expected });
  });

  test.each([
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PORT', '40.5', 'must be a whole number from 0 to 65535'],
    ['PORT', '0x50', 'must be a whole number from 0 to 65535'],
    ['PORT', ' 80', 'must be a whole number from 0 to 65535'],
    ['PORT', 'http', 'must be a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://u:s3cret@h/d', 'must look like postgresql://user:password@host:5432/database'],
    ['DATABASE_URL', 's3cret', 'must look like postgresql://user:password@host:5432/database'],
    ['SIGNET_SIGNING_KEY', 's3cret', signingKeyRule],
    ['SIGNET_SIGNING_KEY', 'A'.repeat(44), signingKeyRule],
    ['SIGNET_SIGNING_KEY', `${'A'.repeat(43)}`, signingKeyRule],
    ['SIGNET_ADMIN_KEY', 's'.repeat(31), adminKeyRule],
    ['SIGNET_ADMIN_KEY', `${'s'.repeat(32)} `, adminKeyRule],
    ['SIGNET_ADMIN_KEY', 'é'.repeat(32), adminKeyRule],
    ['SIGNET_MASTER_KEYS', 's3cret', masterKeysRule],
    ['SIGNET_MASTER_KEYS', `:${'A'.repeat(43)}=`, masterKeysRule],
    ['SIGNET_MASTER_KEYS', `k1:${'A'.repeat(43)}`, masterKeysRule],
    ['SIGNET_MASTER_KEYS', `k1:${'A'.repeat(43)}=,`, masterKeysRule],
    ['SIGNET_MASTER_KEYS', `k1:${'A'.repeat(43)}=,k1:${'A'.repeat(43)}=`, masterKeysRule],
    ['SIGNET_TOKENIZE', 'EMAIL', tokenizeRule],
    ...notOrigins.map((value): [string, string, string] => ['SIGNET_CORS_ORIGINS', value, originsRule]),
    ['SIGNET_SAMPLE_DATA', 'yes', 'must be on or off'],
    ['SIGNET_SAMPLE_DATA', 'ON', 'must be on or off'],
    ['LOG_LEVEL', 'verbose', 'must be one of trace, debug, info, warn, error, fatal, silent'],
  ])('refuses %s=%s with its rule and not its value', (name, value, rule) => {
    expect(refusalOf(() => readConfig({ [name]: value }))).toBe(`${name} ${rule}.`);
  });

  test('refuses another schema than the one in which the tables are', () => {
    expect(readConfig({ DATABASE_URL: 'postgresql://h/d?schema=public' }).databaseUrl).toContain('schema=public');
    expect(refusalOf(() => readConfig({ DATABASE_URL: 'postgresql://h/d?sslmode=disable&schema=s3cret' }))).toBe(
      'DATABASE_URL must not name a schema other than public, which is where the tables are.',
    );
  });

  test('names everything that is wrong at once', () => {
    const refusal = refusalOf(() => readConfig({ PORT: 'x', DATABASE_URL: 'y', SIGNET_SAMPLE_DATA: 'z' }));

    expect(refusal).toBe(
      'PORT must be a whole number from 0 to 65535. ' +
        'DATABASE_URL must look like postgresql://user:password@host:5432/database. ' +
        'SIGNET_SAMPLE_DATA must be on or off.',
    );
  });

  test('takes an empty variable for absent', () => {
    const empty = { PORT: '', HOST: '', DATABASE_URL: '', SIGNET_DATA_DIR: '', SIGNET_SAMPLE_DATA: '', LOG_LEVEL: '' };

    expect(readConfig(empty)).toEqual(defaults);
  });
});

describe('loadConfig', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'signet-config-'));
    file = join(folder, '.env');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('works without a file .env', () => {
    expect(loadConfig(file, {})).toEqual(defaults);
  });

  test('reads .env', () => {
    writeFileSync(file, 'PORT=5000\n# a comment\nLOG_LEVEL="warn"\n');

    expect(loadConfig(file, {})).toEqual({ ...defaults, port: 5000, logLevel: 'warn' });
  });

  test('lets the environment overrule .env', () => {
    writeFileSync(file, 'PORT=5000\nHOST=::1\n');

    expect(loadConfig(file, { PORT: '6000' })).toEqual({ ...defaults, port: 6000, host: '::1' });
  });

  test('gives the default for a variable that the environment empties, whatever .env says', () => {
    writeFileSync(file, 'DATABASE_URL=postgresql://h/d\n');

    expect(loadConfig(file, { DATABASE_URL: '' })).toEqual(defaults);
    expect(loadConfig(file, {})).toEqual({ ...defaults, databaseUrl: 'postgresql://h/d', sampleData: false });
  });

  test('refuses what .env gets wrong', () => {
    writeFileSync(file, 'PORT=five\n');

    expect(refusalOf(() => loadConfig(file, {}))).toBe('PORT must be a whole number from 0 to 65535.');
  });

  const text = `PORT=5000\r\n# für später\r\nSIGNET_DATA_DIR="Müller"\r\n`;
  const utf16 = Buffer.from(text, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', utf16],
    ['UTF-16 LE with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['UTF-16 BE with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('reads .env in %s', (_, bytes) => {
    writeFileSync(file, bytes);

    expect(loadConfig(file, {})).toEqual({ ...defaults, port: 5000, dataDir: 'Müller' });
  });

  test.each([
    ['in Latin-1', Buffer.from(text, 'latin1')],
    ['in UTF-8 to which a shell added UTF-16', Buffer.concat([Buffer.from(text), utf16])],
    ['in half of UTF-16', utf16.subarray(0, -1)],
    ['that is no text', Buffer.from('PORT=5000\nHOST=\0\n')],
  ])('refuses a .env %s', (_, bytes) => {
    writeFileSync(file, bytes);

    expect(refusalOf(() => loadConfig(file, {}))).toBe(
      'The file .env cannot be read (it is no text in UTF-8 or UTF-16).',
    );
  });

  test.each(['postgresql://u:12#s3cret@h/d', 'postgresql://u:12#s3cret@h/d # a comment', ' #s3cret#'])(
    'refuses the value %s in .env, which a comment would cut, without a part of it',
    (value) => {
      writeFileSync(file, `LOG_LEVEL=warn # a#comment\nexport DATABASE_URL =${value.trim()}\n`);

      expect(refusalOf(() => loadConfig(file, {}))).toBe(
        'In .env a # begins a comment: put the value of DATABASE_URL in quotation marks.',
      );
    },
  );

  test('takes a # in quotation marks for itself, and one behind a blank for a comment', () => {
    writeFileSync(file, `SIGNET_DATA_DIR="a#b" # c#d\nHOST=::1 # e#f\nPORT= # g#h\nOTHERS=i#j\n`);

    expect(loadConfig(file, {})).toEqual({ ...defaults, dataDir: 'a#b', host: '::1' });
  });

  test.each([
    ['SIGNET_ADMIN_KEY: s3cret\nPORT=4000', 1],
    ['PORT=4000\n\nSIGNET_ADMIN_KEY s3cret\nHOST=::1', 3],
    ['PORT=4000\r\nexport SIGNET_ADMIN_KEY: s3cret', 2],
    ['SIGNET_DATA_DIR="a\nb"\nSIGNET_ADMIN_KEY\nPORT=4000', 3],
    ['SIGNET_ADMIN_KEY-s3cret=4000', 1],
  ])('refuses the .env %j, where something else than = follows a name', (text, number) => {
    writeFileSync(file, text);

    expect(refusalOf(() => loadConfig(file, {}))).toBe(
      `In line ${number} of .env write NAME=value: SIGNET_ADMIN_KEY is followed by something else than =.`,
    );
  });

  test.each(['s3cret+/s3cret=\nHOST=::1', 's3cret', '=s3cret\nHOST=::1', 'SIGNET_s3cret: a\nHOST=::1'])(
    'refuses the lines %j in .env, which may be pieces of a value, and repeats no part of them',
    (lines) => {
      writeFileSync(file, `PORT=4000\n${lines}`);

      expect(refusalOf(() => loadConfig(file, {}))).toBe(
        'In line 2 of .env write NAME=value: a comment begins with #.',
      );
    },
  );

  test.each([
    'DATABASE_URL="postgres://u:s3cret@h/d',
    'DATABASE_URL="postgres://u:s3cret@h/d\n',
    "export DATABASE_URL = 'postgres://u:s3cret@h/d\n# a comment",
    'DATABASE_URL=`postgres://u:s3cret@h/d"\nPORT="5000"',
    'DATABASE_URL="postgres://u:s3cret@h/d\nOTHERS="x"',
    'DATABASE_URL="postgres://u:p"s3#cret@h/d"',
    'DATABASE_URL="postgres://u:p"#s3cret@h/d"',
    "DATABASE_URL='postgres://h/d's3cret#gh",
    'DATABASE_URL="postgres://h/d\n" s3cret # a comment',
  ])('refuses %j in .env, of which the quotation marks would cut the value', (line) => {
    writeFileSync(file, `LOG_LEVEL=warn\n${line}`);

    expect(refusalOf(() => loadConfig(file, {}))).toBe(
      'In .env the value of DATABASE_URL must end with the quotation mark that it begins with, and not hold it elsewhere.',
    );
  });

  test.each(['OTHERS="s3cret\nDATABASE_URL="postgres://h/d"', "HOST='s3cret\n export DATABASE_URL =x\nPORT='"])(
    'refuses %j in .env, where a value goes on over the next variable',
    (lines) => {
      writeFileSync(file, lines);

      expect(refusalOf(() => loadConfig(file, {}))).toBe(
        'In .env DATABASE_URL stands within quotation marks that an earlier line opens.',
      );
    },
  );

  test('names everything that is wrong in .env at once', () => {
    writeFileSync(file, 'SIGNET_ADMIN_KEY=s3#cret\nPORT: 5000\nHOST="::1\n');

    expect(refusalOf(() => loadConfig(file, {}))).toBe(
      'In .env a # begins a comment: put the value of SIGNET_ADMIN_KEY in quotation marks. ' +
        'In line 2 of .env write NAME=value: PORT is followed by something else than =. ' +
        'In .env the value of HOST must end with the quotation mark that it begins with, and not hold it elsewhere.',
    );
  });

  test.each([
    ['with export', 'export HOST=::1\nexport\tSIGNET_DATA_DIR = "a b"'],
    ['with blanks and tabs', '  \n\t\n\tHOST\t=\t::1\n \t \n  SIGNET_DATA_DIR =  "a b" \t'],
    [
      'with comments anywhere',
      "  # it's: a\nHOST=::1 # b\n\t# c=d\n # f\nSIGNET_DATA_DIR='a b' # \"e\n# LOG_LEVEL=warn",
    ],
    ['with quotation marks of another kind', 'HOST=`::1`\nSIGNET_DATA_DIR="a b"\nOTHERS="it\'s `x`"'],
    ['with what others get wrong', 'OTHERS="x"y\nHOST=::1\nSIGNET_DATA_DIR=a b\nMORE="z'],
    ['with an earlier value', 'HOST=x\nHOST=::1\nSIGNET_DATA_DIR=a b'],
  ])('reads .env %s', (_, text) => {
    writeFileSync(file, text);

    expect(loadConfig(file, {})).toEqual({ ...defaults, host: '::1', dataDir: 'a b' });
  });

  test('reads a value of several lines in .env when it stands in quotation marks', () => {
    const keys = ['2027', '2026'].map((id) => `${id}:${'A'.repeat(43)}=`);
    writeFileSync(file, `SIGNET_MASTER_KEYS="${keys.join(',\r\n  ')}" # both\r\nOTHERS='a\r\nb=c'\r\nPORT=5000\r\n`);

    const { masterKeys, port } = loadConfig(file, {});
    expect(masterKeys?.map(({ id }) => id)).toEqual(['2027', '2026']);
    expect(port).toBe(5000);
  });

  test('refuses a name in .env that does not exist', () => {
    writeFileSync(file, 'SIGNET_SAMPEL_DATA=off\n');

    expect(refusalOf(() => loadConfig(file, {}))).toBe(
      'SIGNET_SAMPEL_DATA is no variable of Signet: did you mean SIGNET_SAMPLE_DATA?',
    );
  });

  test('refuses a .env that cannot be read', () => {
    mkdirSync(file);

    expect(refusalOf(() => loadConfig(file, {}))).toBe('The file .env cannot be read (EISDIR).');
  });
});
