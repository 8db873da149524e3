#!/usr/bin/env node
import { createRequire } from 'node:module';
import { DomainError, StartError } from '../errors.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { parseArguments, questionOf } from './arguments.ts';
import { commands } from './commands.ts';
import { findCommand, isNoun, suggestCommand } from './find-command.ts';
import { helpOfAll, helpOfCommand } from './help.ts';
import { OutputError, print } from './print.ts';

// Whoever reads the output may go away before its end. A write that failed tells its caller, and a server goes on without.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const name = findCommand(args)?.command.name;
  try {
    return await answer(args);
  } catch (error) {
    // Not 1, which says that the audit log is not intact.
    process.stderr.write(await describeFailure(name ? `signet ${name}` : 'signet', error));
    return 2;
  }
}

async function answer(args: string[]): Promise<number> {
  const [first = '', second = ''] = args;
  if (isHelp(first) || first === 'help') return answerHelp(args.slice(1).filter((word) => !word.startsWith('-')));
  if (isVersion(first)) return printVersion();
  const found = findCommand(args);
  if (!found) {
    if (isNoun(first) && isHelp(second)) return answerHelp([first]);
    if (isNoun(first) && isVersion(second)) return printVersion();
    return refuse(args);
  }
  const { command, rest } = found;
  const question = questionOf(command, rest);
  if (question === 'help') return answerHelp(command.name.split(' '));
  if (question === 'version') return printVersion();
  // Node replaces invalid UTF-8 with U+FFFD, which would be stored as it is.
  if (rest.some((argument) => argument.includes('\ufffd'))) {
    throw new StartError(`signet ${command.name}: the arguments must be in UTF-8.`);
  }
  return command.run(parseArguments(command, rest));
}

function isHelp(word: string): boolean {
  return ['--help', '-h'].includes(word);
}

function isVersion(word: string): boolean {
  return ['--version', '-v'].includes(word);
}

/** The help of the command, of the noun, or of all that these words name. */
async function answerHelp(words: string[]): Promise<number> {
  const [first] = words;
  const found = findCommand(words);
  if (!found && first !== undefined && !(isNoun(first) && words.length === 1)) return refuse(words);
  await print(found ? helpOfCommand(found.command) : helpOfAll(commands, first));
  return 0;
}

async function printVersion(): Promise<number> {
  const { version } = createRequire(import.meta.url)('signet/package.json') as { version: string };
  await print(`${version}\n`);
  return 0;
}

/** Says what is wrong with a call that names no command, with exit code 2. */
function refuse(words: string[]): number {
  const [first, second] = words;
  if (first === undefined || (isNoun(first) && second === undefined)) {
    process.stderr.write(helpOfAll(commands, first));
    return 2;
  }
  const where = isNoun(first) ? `signet ${first} --help` : 'signet --help';
  process.stderr.write(`signet: ${describeUnknown(first, words)}\n"${where}" lists the commands.\n`);
  return 2;
}

function describeUnknown(first: string, words: string[]): string {
  const option = [first, words[1] ?? ''].find((word) => word.startsWith('-'));
  if (option && (option === first || isNoun(first))) {
    const meant = nearest(option.replace(/^-+/, ''), ['help', 'version']);
    return `Unknown option ${JSON.stringify(option)}.${didYouMean(meant && `--${meant}`)}`;
  }
  const name = (isNoun(first) ? words.slice(0, 2) : [first]).join(' ');
  const meant = suggestCommand(words);
  return `there is no command ${JSON.stringify(name)}.${didYouMean(meant && `"signet ${meant}"`)}`;
}

/** Why a command failed. Of an unexpected error the message is left out, because it can hold personal data. */
async function describeFailure(name: string, error: unknown): Promise<string> {
  if (error instanceof StartError) return `${error.message}\n`;
  // Whoever closed the output, as "head" does, knows.
  if (error instanceof OutputError && error.code === 'EPIPE') return '';
  if (error instanceof DomainError || error instanceof OutputError) return `${name}: ${error.message}\n`;
  const { describeError } = await import('../log.ts');
  return `${JSON.stringify(describeError(error))}\n`;
}
