import unhomoglyph from 'unhomoglyph';

/** Small capitals, which are missing from the Unicode table of confusables. */
const smallCapitals = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((letter, index) => [letter, 'abcdefghijklmnoprstuvwyz'[index] ?? letter]),
);

/**
 * The skeleton of UTS #39, which maps confusable characters of any script, width or style to one prototype. Two texts are confusable
 * when their skeletons are equal.
 */
function skeletonOf(text: string): string {
  return unhomoglyph(text.normalize('NFKD')).normalize('NFKD');
}

/** A skeleton that also ignores case, accents and blanks, and the differences between i, l and 1 and between o and 0. */
function looseSkeletonOf(text: string): string {
  const letters = skeletonOf(text)
    .replace(/[\p{M}\s]/gu, '')
    .replace(/./gsu, (letter) => smallCapitals.get(letter) ?? letter);
  return skeletonOf(letters.toLowerCase()).toLowerCase().replace(/[i1|]/g, 'l').replace(/0/g, 'o');
}

/** Whether a text is confusable with this word of lower-case ASCII letters. */
export function couldPassFor(word: string, text: string): boolean {
  const skeleton = looseSkeletonOf(word);
  // Both as it is and in lower case, for a capital has other confusables than its small letter: I looks like l, i does not.
  return [text, text.toLowerCase()].some((form) => looseSkeletonOf(form) === skeleton);
}

/** Whether two names are confusable by letters of another script. Names in ASCII, such as "a1" and "al", are compared exactly. */
export function looksLike(one: string, other: string): boolean {
  const isAscii = /^[\x20-\x7e]*$/;
  if (isAscii.test(one) && isAscii.test(other)) return one === other;
  return skeletonOf(one) === skeletonOf(other);
}
