/** Columns a text takes on a terminal: Chinese characters and full-width forms take two, marks that combine none. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : NONE.test(character) ? 0 : 1
  return width
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Rows under a heading, columns aligned, two spaces apart. Columns of numbers stand to the right. */
export function table(heading: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = [heading, ...rows.map(row => row.map(cell => oneLine(cell ?? '-')))]
  const right = heading.map((_, column) => rows.length > 0 && rows.every(row => typeof row[column] === 'number'))
  const widths = heading.map((_, column) => Math.max(...cells.map(row => widthOf(row[column] ?? ''))))
  const lines = cells.map(row => row.map((cell, column) => pad(cell, widths[column] ?? 0, right[column] ?? false)).join('  '))
  return `${lines.map(line => line.trimEnd()).join('\n')}\n`
}

/** The beginning of a text, in at most so many columns. */
export function shorten(text: string, columns: number): string {
  const line = oneLine(text)
  if (widthOf(line) <= columns) return line
  let shown = ''
  for (const character of line) {
    if (widthOf(shown) + widthOf(character) > columns - 1) break
    shown += character
  }
  return `${shown}…`
}

function pad(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(cell))
  return right ? space + cell : cell + space
}

function oneLine(cell: string | number): string {
  return String(cell).replaceAll(/\s+/g, ' ').trim()
}

/** East Asian Wide and Fullwidth (UAX 11), as far as terminals agree on them. */
const WIDE = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u
