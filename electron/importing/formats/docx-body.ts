import type { Mark } from '../compose.ts'
import type { Numbering } from './docx-numbering.ts'
import { LONGEST_TEXT, tooMany } from './reading.ts'
import { readXml } from './xml.ts'

export type NoteKind = 'footnote' | 'endnote'

/** A note that the text refers to; its mark is its place in the list, from 1. */
export interface NoteReference {
  readonly kind: NoteKind
  readonly id: string
}

export interface Body {
  readonly text: string
  /** Lines of a table of contents. */
  readonly marks: readonly Mark[]
  readonly references: readonly NoteReference[]
  /** Brackets around the marks of notes: others than the text has around numbers of its own. */
  readonly brackets: readonly [string, string]
}

/** Namespaces of the transitional and the strict form of the format. */
const PREFIXES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
}

/** Deleted and moved text, the second form of what is there already, and the readings above ruby text. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rt'])
const CHARACTERS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:cr': '\n', 'w:br': '\n', 'w:noBreakHyphen': '-' }
/** Stand for the brackets of note marks until the whole text is known; no XML file can hold them. */
const [OPEN, CLOSE] = ['\u0002', '\u0003']

interface Line {
  readonly text: string
  readonly contents: boolean
}

interface Table {
  rows: string[]
  cells: string[]
  cell: string[]
}

/** Text that runs on its own: the body, a text box, a note. */
interface Flow {
  readonly lines: Line[]
  readonly tables: Table[]
  paragraph: Paragraph | undefined
  /** Text boxes that hang on the paragraph and follow it. */
  floating: Line[]
}

interface Paragraph {
  text: string
  style: string
  list: string | undefined
  level: number
  contents: boolean
}

export async function readBody(pieces: AsyncIterable<Uint8Array>, numbering: Numbering | undefined): Promise<Body> {
  const references: NoteReference[] = []
  const reader = createFlowReader(numbering, reference => references.push(reference))
  await readXml(pieces, reader, PREFIXES)
  const lines = reader.lines()
  const marks: Mark[] = []
  let at = 0
  for (const { text, contents } of lines) {
    if (contents) marks.push({ start: at, end: at + text.length, reason: 'preamble' })
    at += text.length + 1
  }
  const text = lines.map(line => line.text).join('\n')
  const brackets = /\[\d+\]/.test(text) ? (['〔', '〕'] as const) : (['[', ']'] as const)
  return { text: bracketed(text, brackets), marks, references, brackets }
}

/** The notes in the order of their marks, each with its mark before it. */
export async function readNotes(
  { references, brackets }: Pick<Body, 'references' | 'brackets'>,
  sources: Readonly<Record<NoteKind, AsyncIterable<Uint8Array> | undefined>>,
): Promise<string[]> {
  const texts = new Map<string, string>()
  for (const kind of ['footnote', 'endnote'] as const) {
    const pieces = sources[kind]
    if (!pieces || !references.some(reference => reference.kind === kind)) continue
    for (const [id, text] of await readNoteTexts(kind, pieces)) texts.set(`${kind} ${id}`, text)
  }
  return references.flatMap(({ kind, id }, at) => {
    const text = texts.get(`${kind} ${id}`)
    return text ? [bracketed(`${OPEN}${at + 1}${CLOSE} ${text}`, brackets)] : []
  })
}

async function readNoteTexts(kind: NoteKind, pieces: AsyncIterable<Uint8Array>): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  let reader = createFlowReader(undefined, () => undefined)
  let id = ''
  await readXml(
    pieces,
    {
      open(name, attributes) {
        if (name === `w:${kind}`) {
          id = attributes['w:id'] ?? ''
          reader = createFlowReader(undefined, () => undefined)
        } else reader.open(name, attributes)
      },
      text: text => reader.text(text),
      close(name) {
        if (name !== `w:${kind}`) reader.close(name)
        else {
          const lines = reader.lines().map(line => line.text.trim())
          texts.set(id, lines.filter(line => line !== '').join(' '))
        }
      },
    },
    PREFIXES,
  )
  return texts
}

function bracketed(text: string, [open, close]: readonly [string, string]): string {
  return text.replaceAll(OPEN, open).replaceAll(CLOSE, close)
}

function createFlowReader(numbering: Numbering | undefined, refer: (reference: NoteReference) => number | undefined) {
  const flows: Flow[] = []
  let flow = newFlow()
  let length = 0
  let leftOut = 0
  let inText = 0
  let inRun = false
  let hidden = false

  function write(text: string): void {
    if (hidden || !flow.paragraph) return
    length += text.length
    if (length > LONGEST_TEXT) throw tooMany('characters', length, LONGEST_TEXT)
    flow.paragraph.text += text
  }

  function endParagraph(): void {
    const { paragraph, floating } = flow
    flow.paragraph = undefined
    flow.floating = []
    if (!paragraph) return
    const number = numbering?.next(paragraph.style, paragraph.list, paragraph.level) ?? ''
    const text = paragraph.text.trim() === '' ? paragraph.text : number + paragraph.text
    for (const line of [{ text, contents: paragraph.contents }, ...floating]) emit(line)
  }

  function emit(line: Line): void {
    const cell = flow.tables.at(-1)?.cell
    if (!cell) flow.lines.push(line)
    else if (line.text.trim() !== '') cell.push(line.text.trim().replaceAll('\n', ' '))
  }

  /** Properties of the paragraph that is open. */
  function describeParagraph(paragraph: Paragraph, name: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:pStyle') {
      paragraph.style = value
      paragraph.contents ||= /^TOC ?\d/i.test(value)
    } else if (name === 'w:numId') paragraph.list = value
    else if (name === 'w:ilvl') paragraph.level = Number(value) || 0
    else if (name === 'w:hyperlink') paragraph.contents ||= attributes['w:anchor']?.startsWith('_Toc') === true
  }

  function startElement(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'w:p':
        flow.paragraph = { text: '', style: '', list: undefined, level: 0, contents: false }
        break
      case 'w:r':
        inRun = true
        hidden = false
        break
      case 'w:vanish':
        if (inRun) hidden = attributes['w:val'] !== '0' && attributes['w:val'] !== 'false'
        break
      case 'w:t':
      case 'm:t':
        inText++
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
        const mark = refer({ kind, id: attributes['w:id'] ?? '' })
        if (mark !== undefined) write(`${OPEN}${mark}${CLOSE}`)
        break
      }
      case 'w:tbl':
        flow.tables.push({ rows: [], cells: [], cell: [] })
        break
      case 'w:txbxContent':
        flows.push(flow)
        flow = newFlow()
        break
      default:
        // Tab stops are named `w:tab` as well, but stand outside of runs.
        if (inRun) write(CHARACTERS[name] ?? '')
        else if (flow.paragraph) describeParagraph(flow.paragraph, name, attributes)
    }
  }

  function endElement(name: string): void {
    const table = flow.tables.at(-1)
    switch (name) {
      case 'w:p':
        endParagraph()
        break
      case 'w:r':
        inRun = false
        hidden = false
        break
      case 'w:t':
      case 'm:t':
        inText--
        break
      case 'w:tc':
        table?.cells.push(table.cell.join(' '))
        if (table) table.cell = []
        break
      case 'w:tr':
        table?.rows.push(table.cells.join('\t'))
        if (table) table.cells = []
        break
      case 'w:tbl':
        flow.tables.pop()
        for (const text of table?.rows ?? []) emit({ text, contents: false })
        break
      case 'w:txbxContent': {
        const outer = flows.pop()
        if (!outer) break
        outer.floating.push(...flow.lines)
        flow = outer
        inRun = true
        break
      }
      default:
    }
  }

  return {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (leftOut > 0 || LEFT_OUT.has(name)) leftOut++
      else startElement(name, attributes)
    },
    text(text: string): void {
      if (leftOut === 0 && inText > 0) write(text)
    },
    close(name: string): void {
      if (leftOut > 0) leftOut--
      else endElement(name)
    },
    lines: (): readonly Line[] => flow.lines,
  }
}

function newFlow(): Flow {
  return { lines: [], tables: [], paragraph: undefined, floating: [] }
}
