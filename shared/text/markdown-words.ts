/** The words of a text in Markdown: without the signs that begin its lines or stand round words; links without their addresses. */
export function markdownWords(text: string): string {
  return text
    .replaceAll(/^(?:[^\S\n]*(?:#{1,6} |>|[-*+] (?:\[[ x]\] )?))+[^\S\n]*/gm, '')
    .replaceAll(/\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|~~|`/g, '')
    .replaceAll(/\*([^*\s](?:[^*\n]*[^*\s])?)\*/g, '$1')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
}
