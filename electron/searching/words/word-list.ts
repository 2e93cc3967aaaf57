/** The entries of a list of words: one a line; what follows `#` is a remark. */
export function readWordList(text: string): string[] {
  return text.split('\n').flatMap(line => line.replace(/#.*/, '').trim() || [])
}
