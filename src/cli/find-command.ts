import { nearest } from '../nearest.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** The command that these arguments begin with, and what is left of them for it. */
export function findCommand(args: string[]): { command: Command; rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const command = commands.find((candidate) => candidate.name === name);
    if (command) return { command, rest: args.slice(words) };
  }
  return undefined;
}

/** Whether commands of two words begin with this one, such as "keys". */
export function isNoun(word: string): boolean {
  return commands.some(({ name }) => name.startsWith(`${word} `));
}

/** The command, or the noun of commands, that was probably meant by these words, of which there is none. */
export function suggestCommand(words: readonly string[]): string | undefined {
  const [first = '', second = ''] = words;
  const names = commands.map(({ name }) => name);
  const noun = nearest(first, [...new Set(names.map((name) => name.split(' ')[0] ?? ''))]);
  const verb = nearest(second, names.filter((name) => name.startsWith(`${noun} `)).map(verbOf));
  // Or the right verb of the wrong noun, or without any.
  const named = verb === undefined ? names.find((name) => [second, first].includes(verbOf(name))) : `${noun} ${verb}`;
  if (named !== undefined || isNoun(first)) return named;
  return noun ?? nearest(words.slice(0, 2).join(' '), names);
}

/** The second word; a blank, which no word is, when there is none. */
function verbOf(name: string): string {
  return name.split(' ')[1] ?? ' ';
}
