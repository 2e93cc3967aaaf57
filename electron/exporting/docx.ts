import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  HeadingLevel,
  type ICommentOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
  UnderlineType,
} from 'docx'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { INKS, type InkNames } from '../../shared/model/inks.ts'
import type { OutlineEntry } from '../../shared/model/report.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import type { AnnotatedReport } from './annotated-report.ts'
import { withoutTimes } from './archive.ts'
import { allowedInXml } from './xml-text.ts'

/** A report to be written as a document for a word processor. */
export interface WordReport extends AnnotatedReport {
  readonly outline: readonly OutlineEntry[]
  /** What the user calls the inks: said of each highlight in one of them. */
  readonly inks?: InkNames
}

/** How much of an ink stands on white paper, as on the screen. */
const INK_SHARE = 0.38
const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
const NAMES = {
  'zh-CN': { lost: '原文中已找不到的摘录', between: '；' },
  en: { lost: 'Highlights whose words are no longer in the text', between: '; ' },
} as const satisfies Record<TableLanguage, object>
const AUTHOR = '对读'
/** Two characters, in twentieths of a point. */
const INDENT = 480

/**
 * The whole report as .docx: highlights are shaded in their ink, those that lie over one another underlined as well, and
 * what was tagged or noted, or is in a colour with a meaning, is a comment on its words; the memo about the report is one on
 * its first line. The same report and highlights give the same bytes.
 */
export async function renderDocx(annotated: WordReport, language: TableLanguage = 'zh-CN'): Promise<Uint8Array> {
  const { report, text, outline, highlights, memo, highlightMemos, inks = {} } = annotated
  const { between } = NAMES[language]
  const placed = highlights.filter(highlight => highlight.state !== 'orphan' && highlight.end > highlight.start)
  const lost = highlights.filter(highlight => highlight.state === 'orphan')
  const remarksOf = (highlight: HighlightInContext) => ({
    at: highlight.createdAt,
    lines: linesOf([
      inks[highlight.colour] ?? '',
      highlight.tags.join(between),
      highlight.note,
      highlightMemos.get(highlight.id)?.text ?? '',
    ]),
  })
  const remarked = placed.flatMap(highlight => {
    const remarks = remarksOf(highlight)
    return remarks.lines.length > 0 ? [{ id: highlight.id, ...remarks }] : []
  })
  const comments = [...remarked, ...(memo ? [{ at: memo.createdAt, lines: linesOf([memo.text]) }] : [])]
  const numbers = new Map(remarked.map(({ id }, number) => [id, number]))
  const headings = new Map(outline.map(entry => [entry.start, entry.level]))
  const paragraphs = paragraphsOf(text, placed, { numbers, headings, memo: memo ? remarked.length : null })
  const lostLines = lost.flatMap(highlight => [highlight.quote.replaceAll('\n', ''), ...remarksOf(highlight).lines])
  const document = new Document({
    creator: AUTHOR,
    title: allowedInXml(report.title),
    styles: { default: { document: { run: { font: { ascii: 'Times New Roman', eastAsia: 'SimSun' }, size: 24 } } } },
    comments: { children: comments.map(commentOf) },
    sections: [{ children: [...paragraphs, ...lostOnes(lostLines, NAMES[language].lost)] }],
  })
  return withoutTimes(await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreProperties(report.title) }]))
}

function linesOf(texts: readonly string[]): string[] {
  return texts.flatMap(text => text.split('\n')).filter(line => line !== '')
}

/** `at`: ISO date and time. */
function commentOf({ at, lines }: { readonly at: string; readonly lines: readonly string[] }, id: number): ICommentOptions {
  return {
    id,
    author: AUTHOR,
    initials: AUTHOR,
    date: new Date(at),
    children: lines.map(line => new Paragraph({ children: [new TextRun(allowedInXml(line))] })),
  }
}

interface ParagraphContext {
  /** Of the comments on highlights, by their ids. */
  readonly numbers: ReadonlyMap<string, number>
  /** Levels of headings by where they begin. */
  readonly headings: ReadonlyMap<number, number>
  /** Number of the comment on the first line; null where there is none. */
  readonly memo: number | null
}

function* paragraphsOf(
  text: string,
  placed: readonly HighlightInContext[],
  { numbers, headings, memo }: ParagraphContext,
): Generator<Paragraph> {
  const byStart = [...placed].sort((a, b) => a.start - b.start || a.end - b.end)
  let next = 0
  let open: HighlightInContext[] = []
  let remark = memo
  for (let start = 0; start <= text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    while (byStart[next] !== undefined && (byStart[next]?.start ?? 0) < end) open.push(...byStart.slice(next, ++next))
    const level = headings.get(start)
    const runs = runsOf(text, { start, end }, open, numbers)
    open = open.filter(highlight => highlight.end > end)
    if (end > start) {
      const heading = level === undefined ? undefined : LEVELS[Math.min(level, LEVELS.length) - 1]
      // A heading without a line of its own is the beginning of a paragraph.
      const children = remark === null ? runs : commented(runs, remark)
      remark = null
      const alone = heading !== undefined && end - start <= LONGEST_HEADING
      yield new Paragraph(alone ? { heading, children } : { indent: { firstLine: INDENT }, alignment: AlignmentType.BOTH, children })
    }
    start = end + 1
  }
}

function commented(runs: readonly ParagraphChild[], number: number): ParagraphChild[] {
  return [new CommentRangeStart(number), ...runs, ...commentEnd(number)]
}

function commentEnd(number: number): ParagraphChild[] {
  return [new CommentRangeEnd(number), new TextRun({ children: [new CommentReference(number)] })]
}

const LONGEST_HEADING = 60

/** One line of the text, cut wherever a highlight begins or ends. */
function runsOf(
  text: string,
  line: { readonly start: number; readonly end: number },
  open: readonly HighlightInContext[],
  numbers: ReadonlyMap<string, number>,
): ParagraphChild[] {
  const within = (offset: number) => Math.min(Math.max(offset, line.start), line.end)
  const borders = new Set([line.start, line.end, ...open.flatMap(({ start, end }) => [within(start), within(end)])])
  const cuts = [...borders].sort((a, b) => a - b)
  const children: ParagraphChild[] = []
  for (const [at, start] of cuts.entries()) {
    for (const { id, start: from } of open) {
      const number = numbers.get(id)
      if (number !== undefined && from === start) children.push(new CommentRangeStart(number))
    }
    const end = cuts[at + 1]
    if (end !== undefined)
      children.push(
        runOf(
          text.slice(start, end),
          open.filter(mark => mark.start <= start && mark.end >= end),
        ),
      )
    for (const { id, end: to } of open) {
      const number = numbers.get(id)
      // The line end itself may be the last of the highlight.
      const ends = to === end || (end === line.end && to === line.end + 1)
      if (number === undefined || !ends) continue
      children.push(...commentEnd(number))
    }
  }
  return children
}

function runOf(words: string, marks: readonly HighlightInContext[]): TextRun {
  const top = marks.at(-1)
  if (!top) return new TextRun(allowedInXml(words))
  return new TextRun({
    text: allowedInXml(words),
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: onPaper(INKS[top.colour].rgb) },
    ...(marks.length > 1 ? { underline: { type: UnderlineType.SINGLE } } : {}),
  })
}

/** `#rrggbb` of an ink to the `RRGGBB` that it has on white. */
function onPaper(rgb: string): string {
  const parts = [1, 3, 5].map(at => Number.parseInt(rgb.slice(at, at + 2), 16))
  return parts
    .map(part =>
      Math.round(255 - (255 - part) * INK_SHARE)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
}

function lostOnes(lines: readonly string[], heading: string): Paragraph[] {
  if (lines.length === 0) return []
  const head = new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(heading)] })
  return [head, ...lines.map(line => new Paragraph(allowedInXml(line)))]
}

/** In place of the library's own, which says when the document was made. */
function coreProperties(title: string): string {
  const name = allowedInXml(title).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${name}</dc:title><dc:creator>${AUTHOR}</dc:creator></cp:coreProperties>`
  )
}
