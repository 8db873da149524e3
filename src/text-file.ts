import { readFileSync } from 'node:fs';

/**
 * The text of a file that a person or a shell wrote: in UTF-8 or UTF-16, with or without a byte order mark, as editors and
 * the redirections of shells make it. Throws an error whose `code` says why there is none.
 */
export function readTextFile(file: string): string {
  const bytes = readFileSync(file);
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw Object.assign(new Error(notText), { code: notText });
}

const notText = 'it is no text in UTF-8 or UTF-16';

/** By the mark, or by where the first letter, which is one of ASCII in all that is read, has its other byte. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}
