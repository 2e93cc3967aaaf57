import type { Mark } from '../compose.ts'

/**
 * Marks of Markdown that are no words of the text: front matter, signs of headings, quotes and lists, emphasis, images,
 * targets of links, comments, tags. What a link or an emphasis says stays.
 */
const SIGNS: readonly RegExp[] = [
  /^(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?=\S)|```.*|~~~.*)/gm,
  /\*\*|__|~~|`/g,
  /!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/g,
  /(?<=\[[^\]\n]{1,200})\]\([^)\n]{0,500}\)|(?<!!)\[(?=[^\]\n]{1,200}\]\()/g,
  /<\/?[a-z][a-z0-9]*(?:\s[^<>\n]{0,500})?\/?>/gi,
]

/** They may overlap and come in no order. */
export function markdownSigns(text: string): Mark[] {
  const spans: Mark[] = []
  const front = /^---\n[\s\S]*?\n---(?:\n|$)/.exec(text)
  if (front) spans.push({ start: 0, end: front[0].length, reason: 'markup' })
  for (const sign of SIGNS) {
    for (const match of text.matchAll(sign)) {
      // `<br>` ends a line and is dealt with there.
      if (!/^<br/i.test(match[0])) spans.push({ start: match.index, end: match.index + match[0].length, reason: 'markup' })
    }
  }
  return [...spans, ...comments(text)]
}

/** `<!-- … -->`. A pattern would look for the end again at each of a million beginnings that have none. */
function comments(text: string): Mark[] {
  const found: Mark[] = []
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4)
    if (close < 0) break
    found.push({ start, end: close + 3, reason: 'markup' })
    start = text.indexOf('<!--', close + 3)
  }
  return found
}
