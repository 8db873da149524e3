import unhomoglyph from 'unhomoglyph';

/** Small capitals, which the table of confusable characters leaves alone. */
const smallCapitals = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((letter, at) => [letter, 'abcdefghijklmnoprstuvwyz'[at] ?? letter]),
);

/**
 * The skeleton of UTS #39: confusable characters, of whatever script, width or style, become one prototype, so two texts that look
 * alike have the same skeleton.
 */
function skeletonOf(text: string): string {
  return unhomoglyph(text.normalize('NFKD')).normalize('NFKD');
}

/** The skeleton of a text in which case, accents and blanks do not count either, nor which of i, l and 1 or of o and 0 it is. */
function looseSkeletonOf(text: string): string {
  const letters = skeletonOf(text)
    .replace(/[\p{M}\s]/gu, '')
    .replace(/./gsu, (letter) => smallCapitals.get(letter) ?? letter);
  return skeletonOf(letters.toLowerCase()).toLowerCase().replace(/[i1|]/g, 'l').replace(/0/g, 'o');
}

/** Tells whether the text is confusable with this word, which is in lower-case English letters. */
export function couldPassFor(word: string, text: string): boolean {
  const look = looseSkeletonOf(word);
  // Capitals and small letters are taken for different ones: I for l, and i for none.
  return [text, text.toLowerCase()].some((writing) => looseSkeletonOf(writing) === look);
}

/** Tells whether two names are confusable by letters of another script. In ASCII alone, such as "a1" and "al", they are two names. */
export function looksLike(one: string, other: string): boolean {
  const isOfEnglish = /^[\x20-\x7e]*$/;
  if (isOfEnglish.test(one) && isOfEnglish.test(other)) return one === other;
  return skeletonOf(one) === skeletonOf(other);
}
