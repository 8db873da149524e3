const plain = /^[\x20-\x7e]*$/;

/**
 * A character that shows nothing where it stands: format characters such as the zero-width space, fillers, variation
 * selectors, tags, the blank Braille pattern, the musical null notehead and codes that are no character.
 */
const shapeless = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}\p{Noncharacter_Code_Point}\u2800\u{1D159}`;

/** A combining mark is none by itself, nor is a blank or a control character. */
const visible = new RegExp(String.raw`(?![${shapeless}])[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]`, 'u');

/** Whether any character of the text can be seen. */
export function isVisible(text: string): boolean {
  return plain.test(text) ? /[^ ]/.test(text) : visible.test(text);
}

/** Control characters, line separators, and the two overrides of direction, under which a name reads as another. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202d\u202e]/u;

/** Whether the text is one line that looks like what it says. */
export function isOneLine(text: string): boolean {
  return plain.test(text) || !unprintable.test(text);
}

/** Characters that no identifier may have, because two identifiers would look the same: invisible ones, and blanks but the space. */
const deceptive = new RegExp(String.raw`[\p{Cc}\p{Zl}\p{Zp}${shapeless}]|(?! )\p{Zs}`, 'u');

/** Whether the text has no invisible character and no blank but the space. */
export function isPlainToSee(text: string): boolean {
  return plain.test(text) || !deceptive.test(text);
}

/** The text in NFC, so that equal texts compare equal however they were typed: é is one character. */
export function composed(text: string): string {
  return plain.test(text) ? text : text.normalize('NFC');
}
