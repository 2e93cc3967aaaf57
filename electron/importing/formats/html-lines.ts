import { Parser } from 'htmlparser2'
import { canonicalLines, damaged, LONGEST_TEXT, MOST_LINES, tooMany } from './reading.ts'

/** An element that lines stand in. */
export interface Box {
  readonly parent: Box | undefined
  readonly name: string
  /** Class and id, for hints at what it is for. */
  readonly hints: string
  /** Characters of running text in it. */
  prose: number
}

export interface PageLine {
  readonly text: string
  readonly box: Box
  /** How much of the text is links. */
  readonly linked: number
}

export interface Page {
  readonly lines: readonly PageLine[]
  /** What the page calls itself, for the bar of a window; '' if nothing. */
  readonly title: string
  /** What the page calls its article, as the pages of governments do; '' if nothing. */
  readonly articleTitle: string
}

const NOT_SHOWN = new Set(
  'script style noscript template svg math iframe object embed select textarea button canvas audio video map datalist'.split(' '),
)
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])
/** As deep as browsers go; beyond it the parser would grow slow. */
const DEEPEST = 512
/** A row of a table of figures is one line; a row in which an article stands is layout. */
const LONGEST_CELL = 200

/** The lines of a page in the order of its source. Nothing of its markup is in them. */
export function pageLines(html: string): Page {
  const lines: PageLine[] = []
  const rows: Row[] = []
  let box: Box = { parent: undefined, name: '', hints: '', prose: 0 }
  let text = ''
  /** Its last character; to ask the text itself would copy it each time. */
  let last = ''
  let linked = 0
  let links = 0
  let hidden = 0
  let depth = 0
  let keepsLines = 0
  let inTitle = false
  let title = ''
  let articleTitle = ''
  let length = 0

  function endLine(): void {
    const line: PageLine = { text: trimmed(text), box, linked }
    text = ''
    last = ''
    linked = 0
    if (line.text === '') return
    lines.push(line)
    box.prose += proseIn(line)
    length += line.text.length
    if (length > LONGEST_TEXT) throw tooMany('characters', length, LONGEST_TEXT)
    if (lines.length > MOST_LINES) throw tooMany('lines', lines.length, MOST_LINES)
  }

  function append(words: string): void {
    if (words === '') return
    text += words
    last = words.at(-1) ?? ''
    if (links > 0) linked += words.length
  }

  function write(words: string): void {
    if (keepsLines === 0) append(collapse(words, last))
    else {
      words.split('\n').forEach((part, at) => {
        if (at > 0) endLine()
        append(part)
      })
    }
  }

  function startInline(name: string): void {
    if (name === 'title') inTitle = true
    else if (name === 'br') endLine()
    else if (name === 'a') links++
    else if (name === 'pre') keepsLines++
  }

  function leaveBox(): void {
    endLine()
    if (!box.parent) return
    box.parent.prose += box.prose
    box = box.parent
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw damaged('web page')
        if (name === 'meta' && attributes['name']?.toLowerCase() === 'articletitle') articleTitle = oneLine(attributes['content'] ?? '')
        if (hidden > 0 || NOT_SHOWN.has(name) || isHidden(attributes)) {
          hidden++
          return
        }
        startInline(name)
        if (BLOCKS.has(name) || CELLS.has(name)) {
          endLine()
          box = { parent: box, name, hints: `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.trim(), prose: 0 }
        }
        if (name === 'tr') rows.push({ cells: [] })
        else if (CELLS.has(name)) rows.at(-1)?.cells.push(lines.length)
      },
      ontext(words) {
        if (hidden > 0) return
        if (inTitle) title += words
        else write(words)
      },
      onclosetag(name) {
        depth--
        if (hidden > 0) {
          hidden--
          return
        }
        if (name === 'title') inTitle = false
        else if (name === 'a') links = Math.max(0, links - 1)
        else if (name === 'pre') keepsLines = Math.max(0, keepsLines - 1)
        if (BLOCKS.has(name) || CELLS.has(name)) {
          leaveBox()
        }
        if (name === 'tr') joinRow(lines, rows.pop(), box)
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  while (box.parent) leaveBox()
  endLine()
  return { lines: lines.map(line => ({ ...line, text: canonicalLines(line.text) })), title: oneLine(title), articleTitle }
}

interface Row {
  /** For each cell the number of lines before it. */
  readonly cells: number[]
}

/** Running text counts; links, menus and lists of headings do not. */
export function proseIn({ text, linked }: PageLine): number {
  return linked * 2 > text.length || !/[，。；！？,;]/.test(text) ? 0 : text.length
}

/** The cells of a row of figures become one line, with tabs between them. */
function joinRow(lines: PageLine[], row: Row | undefined, box: Box): void {
  const [from] = row?.cells ?? []
  if (!row || from === undefined || row.cells.length < 2 || lines.length - from < 2) return
  const cells = row.cells.map((start, at) => lines.slice(start, row.cells[at + 1] ?? lines.length))
  const texts = cells.map(cell => cell.map(line => line.text).join(' '))
  if (texts.some((text, at) => text.length > LONGEST_CELL || (cells[at]?.length ?? 0) > 4)) return
  const linked = lines.slice(from).reduce((sum, line) => sum + line.linked, 0)
  lines.splice(from, lines.length - from, { text: texts.join('\t'), box, linked })
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '')
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/

/**
 * White space of the source is one space, and none between two Chinese characters where the source only began a new
 * line. Hard spaces and ideographic ones are text.
 */
function collapse(words: string, last: string): string {
  const found = words.replace(/[ \t\n\f\r]+/g, (spaces, at: number) => {
    const left = at === 0 ? last : (words[at - 1] ?? '')
    const right = words[at + spaces.length] ?? ''
    return spaces.includes('\n') && WIDE.test(left) && (right === '' || WIDE.test(right)) ? '' : ' '
  })
  return found.startsWith(' ') && (last === '' || last === ' ') ? found.slice(1) : found
}

function trimmed(text: string): string {
  const isBlank = (at: number) => /[ \t\n]/.test(text[at] ?? '')
  let start = 0
  let end = text.length
  while (start < end && isBlank(start)) start++
  while (end > start && isBlank(end - 1)) end--
  return text.slice(start, end)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
