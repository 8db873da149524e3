import type { Fault } from '../faults.ts';

const inFunction =
  (name: string) =>
  (fault: string, search: string, replacement: string): Fault => ({
    name: fault,
    function: name,
    search,
    replacement,
  });
const inFold = inFunction('search_fold');
const inNameWords = inFunction('search_name_words');
const inRests = inFunction('search_rests');
const inFormulaQuery = inFunction('search_formula_query');
const inTermQuery = inFunction('search_term_query');
const inWordQuery = inFunction('search_word_query');
const inLikeQuery = inFunction('like_word_query');

export const searchFaults: Fault[] = [
  inFold('Æ is folded to a', '"Æ":"ae"', '"Æ":"a"'),
  inFold('ß is not folded', '"ß":"ss"', '"ß":"ß"'),
  inFold('Œ is not folded', '"Œ":"oe"', '"Œ":"œ"'),
  inFold('Þ is folded to t', '"Þ":"th"', '"Þ":"t"'),
  inFold('ø is not folded', '"ø":"o"', '"ø":"ø"'),
  inFold('accents are not folded', 'IF plain IS NOT NULL', 'IF plain IS NOT NULL AND letter IS NFD NORMALIZED'),
  inFold('wide letters are not folded', 'IF plain IS NOT NULL', 'IF plain IS NOT NULL AND letter IS NFKC NORMALIZED'),
  inFold('capitals of English are not folded', 'RETURN lower(p_text COLLATE "C")', 'RETURN p_text'),
  inNameWords(
    'a mark stands only between words',
    "words := concat(regexp_replace(words, '[' || marks || ']+', ' ', 'g'), ' ', regexp_replace(words, '[' || marks || ']+', '', 'g'))",
    "words := regexp_replace(words, '[' || marks || ']+', ' ', 'g')",
  ),
  inNameWords(
    'a mark is never between words',
    "words := concat(regexp_replace(words, '[' || marks || ']+', ' ', 'g'), ' ', regexp_replace(words, '[' || marks || ']+', '', 'g'))",
    "words := regexp_replace(words, '[' || marks || ']+', '', 'g')",
  ),
  inNameWords(
    'a name without blanks is not found as one word',
    "concat(words, ' ', joined, ' ', family,",
    "concat(words, ' ', family,",
  ),
  inNameWords(
    'a name without blanks is not found with the family name first',
    "joined, ' ', family, left(joined, char_length(joined) - char_length(family))",
    'joined',
  ),
  inRests(
    'words of three and four letters are never misspelt',
    'char_length(word) BETWEEN 3 AND 40',
    'char_length(word) BETWEEN 5 AND 40',
  ),
  inRests('long words have one typo at most', 'char_length(word) >= 8', 'char_length(word) >= 80'),
  inRests('words of seven letters have two typos', 'char_length(word) >= 8', 'char_length(word) >= 7'),
  inRests('the last letter is never missing', 'FOR i IN 1..char_length(word)', 'FOR i IN 1..char_length(word) - 1'),
  inRests('the first letter is never wrong', 'FOR i IN 1..char_length(word)', 'FOR i IN 2..char_length(word)'),
  inFormulaQuery(
    'one term of several is enough',
    "search_formula_query(part, p_strength), ' & ')",
    "search_formula_query(part, p_strength), ' | ')",
  ),
  inFormulaQuery(
    'beginnings of digits are not found',
    "(p_formula ->> 'phone')) || prefix",
    "(p_formula ->> 'phone'))",
  ),
  inTermQuery('terms with digits are misspelt', "'[@0-9]'", "'[@]'"),
  inTermQuery('e-mail addresses are misspelt', "'[@0-9]'", "'[0-9]'"),
  inWordQuery('beginnings of words are not found', 'p_strength > 1 AND', 'p_strength > 3 AND'),
  inWordQuery('one letter finds all that begin with it', 'char_length(p_word) > 1 OR', 'char_length(p_word) > 0 OR'),
  inWordQuery(
    'words of three letters are never misspelt',
    'char_length(p_word) NOT BETWEEN 3 AND',
    'char_length(p_word) NOT BETWEEN 4 AND',
  ),
  inLikeQuery(
    'beginnings of long words are never misspelt',
    'CASE WHEN char_length(p_word) > 5',
    'CASE WHEN char_length(p_word) > 50',
  ),
  inLikeQuery('a letter too few is never mended', "'~' || p_word", "'!' || p_word"),
  inFunction('search_email_keys')(
    'an identity is not found by the domain of its e-mail address',
    "split_part(p_email, '@', 2)",
    "split_part(p_email, '@', 3)",
  ),
  inFunction('search_external_id_keys')(
    'an external id is not found by its pieces',
    "RETURN ARRAY(SELECT left(piece, 40) FROM string_to_table(pieces, ' ') AS piece WHERE char_length(piece) > 1)",
    'RETURN ARRAY[]::text[]',
  ),
  inFunction('search_phone_keys')(
    'a phone number is found only by all of its digits',
    'FOR length IN 4..',
    'FOR length IN coalesce(char_length(digits), 0)..',
  ),
  inFunction('search_word_keys')(
    'a name without blanks is found by its beginning alone',
    'FOR start IN 2..',
    'FOR start IN 40..',
  ),
  inFunction('identity_words')('other names are not searched', 'p_other_names || ', 'p_last_name || '),
  inFunction('identity_search_words')(
    'external ids are not searched',
    'search_external_id_keys(search_fold(p_external_id))',
    "'{}'::text[]",
  ),
  inFunction('search_operand')(
    'a quote in a search is a fault',
    "replace(replace(p_key, '\\', '\\\\'), '''', '''''')",
    'p_key',
  ),
  inFunction('identity_name_words')(
    'words of four letters are not noted',
    'char_length(word) BETWEEN 4 AND',
    'char_length(word) BETWEEN 5 AND',
  ),
  inFunction('is_unused_name_word')(
    'a word that somebody still has is deleted',
    'RETURN NOT EXISTS',
    'RETURN TRUE OR NOT EXISTS',
  ),
  inFunction('delete_name_words')('a word that nobody has any more stays', 'n.word = ANY (unused) AND', 'FALSE AND'),
  inFunction('change_name_words')(
    'a new name is not noted',
    'after := identity_name_words(NEW.organization_name, NEW.first_name',
    'after := identity_name_words(NEW.organization_name, OLD.first_name',
  ),
  inFunction('change_name_words')(
    'the words of a changed name stay',
    'EXCEPT SELECT unnest(after)',
    'EXCEPT SELECT unnest(before)',
  ),
  { name: 'new names are not noted', statement: 'ALTER TABLE identities DISABLE TRIGGER add_name_words' },
  {
    name: 'the words of a deleted identity stay',
    statement: 'ALTER TABLE identities DISABLE TRIGGER delete_name_words',
  },
];
