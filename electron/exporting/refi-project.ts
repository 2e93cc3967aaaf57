import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { inkGuid } from '../../shared/interchange/guid.ts'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import { type Memo, memoKey } from '../../shared/model/memo.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { createPointMap, type PointMap } from '../../shared/text/offsets.ts'
import type { AnnotatedReport } from './annotated-report.ts'
import type { ArchiveFile } from './archive.ts'
import { toOneLine } from './commonmark.ts'
import { codesOf, guidOf, hashedGuid, inkCodes, noteRef, XML } from './refi-codebook.ts'
import { BODY_NAMES } from './report-names.ts'
import { element, opening, textElement } from './xml-text.ts'

/**
 * A project of REFI-QDA 1.5 (`.qdpx`), as the files of its archive. Sources are the canonical texts of the reports, line
 * ends as `\n` and without a byte order mark; positions count their code points, the end excluded. Memos are notes, each a
 * text of its own, that what they are about refers to. What a program calls GUID is made of our own ids, so that it is the
 * same in every export. The same highlights give the same bytes.
 */
export interface RefiProject {
  readonly name: string
  /** The whole codebook, from the roots down. */
  readonly tags: readonly Tag[]
  readonly reports: readonly ReportToRead[]
  readonly memos: readonly NamedMemo[]
}

/** A report that is read when its turn has come: no more than one text is held at a time. */
export interface ReportToRead {
  readonly id: string
  read(): AnnotatedReport
}

export interface NamedMemo {
  readonly memo: Memo
  /** Of what it is about. */
  readonly name: string
}

const USER = hashedGuid('user')

/** What is known of each report beside its text. The hash of the file finds the very report again in another library. */
const VARIABLES: readonly {
  readonly name: string
  readonly type: 'Text' | 'Integer'
  value(report: AnnotatedReport): string | number | null
}[] = [
  { name: '地区', type: 'Text', value: ({ report }) => report.place },
  { name: '省', type: 'Text', value: ({ report }) => report.province },
  { name: '年份', type: 'Integer', value: ({ report }) => report.year },
  { name: '机关', type: 'Text', value: ({ report }) => BODY_NAMES[report.body] },
  { name: '来源', type: 'Text', value: ({ report }) => report.sourcePath },
  { name: 'sha256', type: 'Text', value: ({ sha256 }) => sha256 },
]

/** The texts come first, in the order in which they have to be asked for; `project.qde` is the last. Highlights without a place are left out. */
export function projectFiles({ name, tags, reports, memos }: RefiProject): ArchiveFile[] {
  /** What is said of each report waits, packed, until all texts are written. */
  const sources: Uint8Array[] = []
  const names = new Set<string>()
  const noteOf = new Map(memos.map(({ memo }) => [memoKey(memo.about), guidOf('memo', memo.id)]))
  const known = new Set(tags.map(tag => tag.id))
  let first: string | null = null
  let last: string | null = null

  function* readReport({ read }: ReportToRead): Generator<string> {
    const report = read()
    const placed = report.highlights.filter(({ state, end }) => state !== 'orphan' && end <= report.text.length)
    sources.push(deflateRawSync(renderSource(report, placed, { known, noteOf, name: uniqueName(sourceName(report), names) })))
    for (const { createdAt, updatedAt } of placed) {
      if (first === null || createdAt < first) first = createdAt
      if (last === null || updatedAt > last) last = updatedAt
    }
    yield report.text.toWellFormed()
  }

  function* renderProject(): Generator<string> {
    const attributes = {
      xmlns: 'urn:QDA-XML:project:1.0',
      name,
      origin: 'Duidu',
      creatingUserGUID: USER,
      creationDateTime: first,
      modifyingUserGUID: USER,
      modifiedDateTime: last,
    }
    const notesOfTags = new Map(tags.flatMap(({ id }) => withKey(id, noteOf.get(memoKey({ kind: 'tag', id })))))
    yield XML + opening('Project', attributes)
    yield element('Users', {}, [element('User', { guid: USER, name: 'Duidu' })])
    yield element('CodeBook', {}, [element('Codes', {}, [...codesOf(tags, notesOfTags), inkCodes()])])
    yield element(
      'Variables',
      {},
      VARIABLES.map(variable =>
        element('Variable', { guid: variableGuid(variable.name), name: variable.name, typeOfVariable: variable.type }),
      ),
    )
    if (sources.length > 0) yield '<Sources>'
    for (const source of sources) yield inflateRawSync(source).toString()
    if (sources.length > 0) yield '</Sources>'
    if (memos.length > 0) yield element('Notes', {}, renderNotes(memos))
    yield `${noteRef(noteOf.get(memoKey({ kind: 'library' }))) ?? ''}</Project>\n`
  }

  return [
    ...reports.map(report => ({ name: fileOf(guidOf('report', report.id)), content: () => readReport(report) })),
    ...memos.map(({ memo }) => ({ name: fileOf(guidOf('memo', memo.id)), content: () => [memo.text.toWellFormed()] })),
    { name: 'project.qde', content: renderProject },
  ]
}

function withKey<V>(key: string, value: V | undefined): [string, V][] {
  return value === undefined ? [] : [[key, value]]
}

function fileOf(guid: string): string {
  return `sources/${guid}.txt`
}

interface SourceContext {
  /** Ids of the tags in the codebook. */
  readonly known: ReadonlySet<string>
  /** GUIDs of notes by what they are about, see memoKey. */
  readonly noteOf: ReadonlyMap<string, string>
  readonly name: string
}

function renderSource(report: AnnotatedReport, placed: readonly HighlightInContext[], context: SourceContext): string {
  const { id } = report.report
  const guid = guidOf('report', id)
  const points = createPointMap(report.text)
  return element('TextSource', { guid, name: context.name, plainTextPath: `internal://${guid}.txt`, creatingUser: USER }, [
    // Some programs show this and no notes.
    textElement('Description', report.memo?.text ?? ''),
    ...placed.map(highlight => renderSelection(highlight, points, context)),
    noteRef(context.noteOf.get(memoKey({ kind: 'report', id }))),
    ...VARIABLES.flatMap(variable => {
      const value = variable.value(report)
      if (value === null || value === '') return []
      const reference = element('VariableRef', { targetGUID: variableGuid(variable.name) })
      return element('VariableValue', {}, [reference, textElement(`${variable.type}Value`, String(value))])
    }),
  ])
}

/** A highlight is coded with its ink and with its tags; its note is the description, which programs show as a comment. */
function renderSelection(highlight: HighlightInContext, points: PointMap, { known, noteOf }: SourceContext): string {
  const { id, start, end, quote, note, colour, tagIds, createdAt, updatedAt } = highlight
  const attributes = {
    guid: guidOf('highlight', id),
    name: shortName(quote),
    startPosition: points.toPoints(start),
    endPosition: points.toPoints(end),
    creatingUser: USER,
    creationDateTime: createdAt,
    modifyingUser: USER,
    modifiedDateTime: updatedAt,
  }
  const codes = [inkGuid(colour), ...tagIds.filter(tagId => known.has(tagId)).map(tagId => guidOf('tag', tagId))]
  return element('PlainTextSelection', attributes, [
    textElement('Description', note),
    ...codes.map(code =>
      element('Coding', { guid: hashedGuid('coding', id, code), creatingUser: USER, creationDateTime: createdAt }, [
        element('CodeRef', { targetGUID: code }),
      ]),
    ),
    noteRef(noteOf.get(memoKey({ kind: 'highlight', id }))),
  ])
}

/** As texts of their own: programs keep such notes as memos or journals, by their names, and others not at all. */
function renderNotes(memos: readonly NamedMemo[]): string[] {
  const names = new Set<string>()
  return memos.map(({ memo: { id, createdAt, updatedAt }, name }) => {
    const guid = guidOf('memo', id)
    const dates = { creatingUser: USER, creationDateTime: createdAt, modifyingUser: USER, modifiedDateTime: updatedAt }
    return element('Note', { guid, name: uniqueName(shortName(name), names), plainTextPath: `internal://${guid}.txt`, ...dates })
  })
}

/** Code points of a quote that lists show. */
const LONGEST_NAME = 60

function shortName(words: string): string {
  return [...toOneLine(words)].slice(0, LONGEST_NAME).join('')
}

function variableGuid(name: string): string {
  return hashedGuid('variable', name)
}

function sourceName({ report }: AnnotatedReport): string {
  const parts = [toOneLine(report.place ?? report.title), BODY_NAMES[report.body], report.year]
  return parts.filter(part => part !== null && part !== '').join('-')
}

/** Programs keep sources, and notes, apart by their names. */
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name
  for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`
  taken.add(unique)
  return unique
}
