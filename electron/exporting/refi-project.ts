import { inkGuid } from '../../shared/interchange/guid.ts'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { Tag } from '../../shared/model/tag.ts'
import { createPointMap, type PointMap } from '../../shared/text/offsets.ts'
import type { AnnotatedReport } from './annotated-report.ts'
import type { ArchiveFile } from './archive.ts'
import { toOneLine } from './commonmark.ts'
import { codesOf, guidOf, hashedGuid, inkCodes, XML } from './refi-codebook.ts'
import { BODY_NAMES } from './report-names.ts'
import { element, textElement } from './xml-text.ts'

/**
 * A project of REFI-QDA 1.5 (`.qdpx`), as the files of its archive. Sources are the canonical texts of the reports, line
 * ends as `\n` and without a byte order mark; positions count their code points, the end excluded. What a program calls
 * GUID is made of our own ids, so that it is the same in every export. The same highlights give the same bytes.
 */
export interface RefiProject {
  readonly name: string
  /** The whole codebook, from the roots down. */
  readonly tags: readonly Tag[]
  readonly reports: readonly ReportToRead[]
}

/** A report that is read when its turn has come: no more than one text is held at a time. */
export interface ReportToRead {
  readonly id: string
  read(): AnnotatedReport
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
export function projectFiles({ name, tags, reports }: RefiProject): ArchiveFile[] {
  const sources: string[] = []
  const names = new Map<string, number>()
  let first: string | null = null
  let last: string | null = null

  function readReport({ read }: ReportToRead): string {
    const report = read()
    const placed = report.highlights.filter(({ state, end }) => state !== 'orphan' && end <= report.text.length)
    sources.push(renderSource(report, placed, tags, uniqueName(report, names)))
    for (const { createdAt, updatedAt } of placed) {
      if (first === null || createdAt < first) first = createdAt
      if (last === null || updatedAt > last) last = updatedAt
    }
    return report.text.toWellFormed()
  }

  function renderProject(): string {
    const attributes = {
      xmlns: 'urn:QDA-XML:project:1.0',
      name,
      origin: 'Duidu',
      creatingUserGUID: USER,
      creationDateTime: first,
      modifyingUserGUID: USER,
      modifiedDateTime: last,
    }
    const variables = VARIABLES.map(variable =>
      element('Variable', { guid: variableGuid(variable.name), name: variable.name, typeOfVariable: variable.type }),
    )
    const project = element('Project', attributes, [
      element('Users', {}, [element('User', { guid: USER, name: 'Duidu' })]),
      element('CodeBook', {}, [element('Codes', {}, [...codesOf(tags), inkCodes()])]),
      element('Variables', {}, variables),
      sources.length === 0 ? null : element('Sources', {}, sources),
    ])
    return `${XML}${project}\n`
  }

  const texts = reports.map(report => ({ name: `sources/${guidOf('report', report.id)}.txt`, content: () => readReport(report) }))
  return [...texts, { name: 'project.qde', content: renderProject }]
}

function renderSource(report: AnnotatedReport, placed: readonly HighlightInContext[], tags: readonly Tag[], name: string): string {
  const guid = guidOf('report', report.report.id)
  const points = createPointMap(report.text)
  const known = new Set(tags.map(tag => tag.id))
  return element('TextSource', { guid, name, plainTextPath: `internal://${guid}.txt`, creatingUser: USER }, [
    ...placed.map(highlight => renderSelection(highlight, points, known)),
    ...VARIABLES.flatMap(variable => {
      const value = variable.value(report)
      if (value === null || value === '') return []
      const reference = element('VariableRef', { targetGUID: variableGuid(variable.name) })
      return element('VariableValue', {}, [reference, textElement(`${variable.type}Value`, String(value))])
    }),
  ])
}

/** A highlight is coded with its ink and with its tags; its note is the description, which programs show as a comment. */
function renderSelection(highlight: HighlightInContext, points: PointMap, known: ReadonlySet<string>): string {
  const { id, start, end, quote, note, colour, tagIds, createdAt, updatedAt } = highlight
  const attributes = {
    guid: guidOf('highlight', id),
    name: [...toOneLine(quote)].slice(0, LONGEST_NAME).join(''),
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
  ])
}

/** Code points of a quote that lists show. */
const LONGEST_NAME = 60

function variableGuid(name: string): string {
  return hashedGuid('variable', name)
}

/** Programs keep sources apart by their names. */
function uniqueName({ report }: AnnotatedReport, taken: Map<string, number>): string {
  const parts = [toOneLine(report.place ?? report.title), BODY_NAMES[report.body], report.year]
  const name = parts.filter(part => part !== null && part !== '').join('-')
  const number = (taken.get(name) ?? 0) + 1
  taken.set(name, number)
  return number === 1 ? name : `${name} (${number})`
}
