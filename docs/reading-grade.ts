/**
 * The Flesch–Kincaid grade: years of school that a text asks for. Addresses of pages are left out, as nobody reads them.
 * Syllables are counted by their vowels, which is right for most words and near enough for the rest.
 */
export function gradeOf(text: string): number {
  const plain = text.replaceAll(/https?:\S+/g, '');
  const sentences = plain.split(/[.!?:;]+\s|\n+/).filter(part => /[a-z]/i.test(part));
  const words = plain.match(/[a-z’'-]+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** A silent `e` at the end is none of its own, nor that of `-ed` but after `t` or `d`. */
function syllablesOf(word: string): number {
  const spoken = word.replace(/[^a-z]/g, '').replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}
