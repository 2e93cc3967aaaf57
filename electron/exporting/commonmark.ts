/**
 * Text of a source or of the user as CommonMark that shows exactly its own characters, also where a reader knows more:
 * GitHub's tables and strike-through, Obsidian's tags, marks, comments, formulas and block ids.
 */
export function escapeInline(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>&|~$#^]/g, '\\$&')
    .replaceAll(/==+|%%+/g, run => [...run].map(mark => `\\${mark}`).join(''))
    .replaceAll(/[\t\r]/g, control => `&#${control.charCodeAt(0)};`)
}

/** A text of one or more lines; each line becomes a paragraph of its own, empty lines are left out. */
export function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(escapeLine)
}

/** White space for what would break a line or hide: headings, titles, names in front matter. */
export function toOneLine(text: string): string {
  return text.toWellFormed().replaceAll(LINE_BREAKERS, ' ').replaceAll(/ {2,}/g, ' ').trim()
}

/**
 * Beside the above, what means a list, a heading, a rule or code when it stands at the start of a line, and the white
 * space at both ends: CommonMark drops spaces there, many of its programs ideographic ones too.
 */
function escapeLine(line: string): string {
  return escapeInline(line)
    .replaceAll(/^\s+|\s+$/g, spaces => [...spaces].map(space => `&#${space.charCodeAt(0)};`).join(''))
    .replace(/^(?:[-+=]|(\d{1,9})(?=[.)]))/, (mark, digits?: string) => (digits ? `${digits}\\` : `\\${mark}`))
}

const LINE_BREAKERS = /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu
