/** Whether words hold a number and are few enough to be an example of what may be counted everywhere. */
export function holdsNumber(words: string): boolean {
  return words.length <= LONGEST_EXAMPLE && /[\d０-９一二两三四五六七八九十百千]/.test(words)
}

/** In characters; in more words there are several numbers. */
const LONGEST_EXAMPLE = 40
