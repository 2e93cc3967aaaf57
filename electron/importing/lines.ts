/** A line of a source without the white space around it; `[start, end)` in the source's decoded text. Never blank. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  /** White space stood before the first character. */
  readonly indented: boolean
  /** At least one blank line stood before it. */
  readonly afterBlank: boolean
}

const HTML_BREAK = /\n|<br\s*\/?>/gi

/** All lines that hold something. `<br>` ends a line as well: copied web pages keep it. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = false
  const add = (from: number, to: number) => {
    let start = from
    let end = to
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (start === end) {
      afterBlank = true
      return
    }
    lines.push({ start, end, text: text.slice(start, end), indented: start > from, afterBlank })
    afterBlank = false
  }
  let from = 0
  if (/<br/i.test(text)) {
    for (const match of text.matchAll(HTML_BREAK)) {
      add(from, match.index)
      from = match.index + match[0].length
    }
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      add(from, at)
      from = at + 1
    }
  }
  add(from, text.length)
  return lines
}

/** White space of every kind that Chinese files use for indents and centring, and invisible marks. */
export function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0x3000 ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0xfeff ||
    unit === 0xad
  )
}

const TERMINAL = '。！？!?；;：:…'
const CLOSING = '”’"』」）)]】'
/** Those that are an end by themselves. */
const ENDING = '”"』」）)'

/** Ends as a sentence ends, or a clause after which a line may well end. Looked at from its end: it may be a long paragraph. */
export function endsSentence(text: string): boolean {
  let last = text.length - 1
  if (last >= 0 && ENDING.includes(text.charAt(last))) return true
  while (last >= 0 && CLOSING.includes(text.charAt(last))) last--
  return last >= 0 && TERMINAL.includes(text.charAt(last))
}

/** Prose: long enough, and with punctuation inside, so that it is no heading. */
export function isProse(text: string): boolean {
  return text.length >= 30 && /[，,。；;]/.test(text)
}

/** Prose that stops in the middle of a sentence: a column of a newspaper page ended here. */
export function breaksOff(text: string): boolean {
  return isProse(text) && !endsSentence(text)
}
