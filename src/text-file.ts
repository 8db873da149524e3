import { readFileSync } from 'node:fs';

/**
 * Reads a text file in UTF-8 or UTF-16, with or without a byte order mark, as editors and shell redirections on any system write them.
 * Throws an error whose `code` says why it cannot be read.
 */
export function readTextFile(file: string): string {
  const bytes = readFileSync(file);
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Reported below.
  }
  throw Object.assign(new Error(notText), { code: notText });
}

const notText = 'it is no text in UTF-8 or UTF-16';

/** The encoding by the byte order mark, or by the zero byte of the first character, which is ASCII in all files that are read. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}
