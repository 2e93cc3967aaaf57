import { createHash } from 'node:crypto'
import { describe } from '../../../shared/anchoring/describe.ts'
import {
  type AnnotationFile,
  type OutsideAnnotation,
  type OutsideDocument,
  type OutsideMemo,
  type OutsideSubject,
  type OutsideTag,
  toIsoDate,
  toTagName,
} from '../../../shared/interchange/annotation.ts'
import { plainCodeName } from '../../../shared/interchange/code-names.ts'
import { fromGuid, inkOfGuid, normaliseGuid } from '../../../shared/interchange/guid.ts'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'
import { INK_CODES, INKS, nearestInk } from '../../../shared/model/inks.ts'
import { createPointMap } from '../../../shared/text/offsets.ts'
import type { RefiProject } from './refi-archive.ts'
import { chooseLineEnds, decodeText } from './refi-positions.ts'
import type { RefiCode, RefiFile, RefiSelection, RefiSource } from './refi-xml.ts'

export function codebookAnnotations({ codes, media, links }: RefiFile): AnnotationFile {
  const { tags } = readCodes(codes)
  return { format: 'refi-codebook', documents: [], annotations: [], tags, memos: [], leftOut: leftOut({ media, link: links }) }
}

/** A project of any program as annotations on the texts that it holds. */
export async function projectAnnotations({ file, texts }: RefiProject): Promise<AnnotationFile> {
  const codes = readCodes(file.codes)
  const notes = new Map(file.notes.map(note => [normaliseGuid(note.guid), note]))
  const used = new Set<RefiSource>()
  const documents: OutsideDocument[] = []
  const annotations: OutsideAnnotation[] = []
  const read = new Set<RefiSource>()
  let unusable = 0
  for await (const { source, bytes } of texts()) {
    read.add(source)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    documents.push(describeDocument(source, sha256, file))
    const selections = [...source.selections, ...annotatingNotes(source, notes, used)]
    const raw = decodeText(bytes)
    const toText = chooseLineEnds(raw, selections, file.origin)
    const points = createPointMap(toText.text)
    const found = selections.flatMap((selection): OutsideAnnotation[] => {
      const place = toText.place(selection.start, selection.end)
      if (!place) {
        unusable++
        return []
      }
      const { quote, prefix, suffix, start, end } = describe(toText.text, place.start, place.end)
      const position = { start: points.toPoints(start), end: points.toPoints(end) }
      const ownId = fromGuid('highlight', selection.guid) ?? null
      // Most programs give their marks other GUIDs in each export; the place is what stays.
      const name = ['refi', sha256, position.start, position.end].join('\n')
      const remarks = readRemarks(selection, codes, notes, used)
      return [{ ...{ ownId, name, document: source.guid, quote, prefix, suffix }, ...position, ...remarks, doubtful: false }]
    })
    annotations.push(...mergePlaces(found))
  }
  const memos = readMemos(file, read, codes, notes, used)
  return {
    format: 'refi-project',
    documents,
    annotations,
    tags: codes.tags,
    memos,
    leftOut: leftOut({
      ...{ memo: file.notes.filter(note => !used.has(note)).length, media: file.media, link: file.links, unusable },
      'unreadable-source': file.sources.length - read.size,
    }),
  }
}

/**
 * Notes of ours, by what refers to them, and what other programs say of a whole source. Notes of others that nothing refers
 * to have no place: nobody knows what they are about.
 */
function readMemos(
  file: RefiFile,
  read: ReadonlySet<RefiSource>,
  codes: Codes,
  notes: ReadonlyMap<string, RefiSource>,
  used: Set<RefiSource>,
): OutsideMemo[] {
  const toMemos = (about: OutsideSubject, refs: readonly string[]) =>
    refs.flatMap((ref): OutsideMemo[] => {
      const note = notes.get(normaliseGuid(ref))
      const ownId = note && fromGuid('memo', note.guid)
      if (!note || ownId === undefined || note.content.trim() === '') return []
      used.add(note)
      return [{ about, ownId, text: note.content, createdAt: toIsoDate(note.created), updatedAt: toIsoDate(note.modified) }]
    })
  return [
    ...toMemos({ kind: 'library' }, file.noteRefs),
    ...file.codes.flatMap(({ guid, noteRefs }) => {
      const meaning = codes.meanings.get(normaliseGuid(guid))
      return meaning && 'path' in meaning ? toMemos({ kind: 'tag', path: meaning.path }, noteRefs) : []
    }),
    ...[...read].flatMap(source => {
      const about = { kind: 'report', document: source.guid } as const
      const own = toMemos(about, source.noteRefs)
      const described = own.length === 0 && source.description.trim() !== ''
      const remarked = source.selections.flatMap(({ guid, noteRefs }) => {
        const highlight = fromGuid('highlight', guid)
        return highlight === undefined ? [] : toMemos({ kind: 'highlight', ownId: highlight }, noteRefs)
      })
      return [
        ...own,
        ...(described ? [{ about, ownId: null, text: source.description, createdAt: null, updatedAt: null }] : []),
        ...remarked,
      ]
    }),
  ]
}

function leftOut(counts: AnnotationFile['leftOut']): AnnotationFile['leftOut'] {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

function describeDocument({ guid, name, values }: RefiSource, sha256: string, { variables }: RefiFile): OutsideDocument {
  const said = [...values].flatMap(([variable, value]) =>
    variables.get(variable) === 'sha256' && /^[0-9a-f]{64}$/.test(value) ? [value] : [],
  )
  return { key: guid, name, reportId: fromGuid('report', guid) ?? null, sha256: [...said, sha256], textSha256: sha256, enclosed: true }
}

/** Some programs keep a remark on a passage as a note of its own that says where the passage is. */
function annotatingNotes({ noteRefs }: RefiSource, notes: ReadonlyMap<string, RefiSource>, used: Set<RefiSource>): RefiSelection[] {
  return noteRefs.flatMap(ref => {
    const note = notes.get(normaliseGuid(ref))
    if (!note || note.selections.length === 0) return []
    used.add(note)
    return note.selections.map(selection => ({ ...selection, description: selection.description || note.content || note.description }))
  })
}

interface Codes {
  readonly tags: OutsideTag[]
  /** By normalised GUID. */
  readonly meanings: ReadonlyMap<string, { readonly path: readonly string[] } | { readonly ink: Colour }>
  readonly colours: ReadonlyMap<string, Colour | null>
}

function readCodes(codes: readonly RefiCode[]): Codes {
  const tags = new Map<string, OutsideTag>()
  const meanings = new Map<string, { readonly path: readonly string[] } | { readonly ink: Colour }>()
  const colours = new Map<string, Colour | null>()
  for (const { guid, path, color, description } of codes) {
    const key = normaliseGuid(guid)
    const colour = nearestInk(color) ?? null
    colours.set(key, colour)
    const ink = inkOf(guid, path)
    if (ink) meanings.set(key, { ink })
    if (path[0] === INK_CODES) continue
    const names = plainPath(path).flatMap(name => toTagName(name) ?? [])
    if (names.length === 0) continue
    meanings.set(key, { path: names })
    if (!tags.has(names.join('/'))) {
      tags.set(names.join('/'), { path: names, ownId: fromGuid('tag', guid) ?? null, description, colour })
    }
  }
  return { tags: [...tags.values()], meanings, colours }
}

function plainPath(path: readonly string[]): string[] {
  const names: string[] = []
  for (const name of path) names.push(plainCodeName(name, names.at(-1) ?? ''))
  return names
}

/** By name too: programs give codes new GUIDs. */
function inkOf(guid: string, path: readonly string[]): Colour | undefined {
  return inkOfGuid(guid) ?? (path[0] === INK_CODES ? COLOURS.find(colour => INKS[colour].name === path.at(-1)) : undefined)
}

type Remarks = Pick<OutsideAnnotation, 'colour' | 'note' | 'tags' | 'createdAt' | 'updatedAt'>

function readRemarks(selection: RefiSelection, codes: Codes, notes: ReadonlyMap<string, RefiSource>, used: Set<RefiSource>): Remarks {
  const refs = selection.codeRefs.map(normaliseGuid)
  const meanings = refs.flatMap(ref => codes.meanings.get(ref) ?? [])
  const ink = meanings.flatMap(meaning => ('ink' in meaning ? meaning.ink : []))[0]
  const own = fromGuid('highlight', selection.guid) !== undefined
  const referred = selection.noteRefs
    .flatMap(ref => notes.get(normaliseGuid(ref)) ?? [])
    // A memo of ours is none of the words in the margin.
    .filter(note => !(own && fromGuid('memo', note.guid) !== undefined))
  for (const note of referred) used.add(note)
  const words = [selection.description, ...referred.map(note => note.content || note.description)].filter(text => text.trim() !== '')
  return {
    colour: ink ?? refs.map(ref => codes.colours.get(ref) ?? null).find(colour => colour !== null) ?? null,
    note: words.join('\n\n').slice(0, LONGEST_NOTE),
    tags: meanings.flatMap(meaning => ('path' in meaning ? [meaning.path] : [])),
    createdAt: toIsoDate(selection.created) ?? toIsoDate(selection.modified),
    updatedAt: toIsoDate(selection.modified) ?? toIsoDate(selection.created),
  }
}

const LONGEST_NOTE = 100_000

/** Some programs write a mark for each code on a passage; for a reader that is one passage. Marks of ours stay apart. */
function mergePlaces(annotations: readonly OutsideAnnotation[]): OutsideAnnotation[] {
  const merged = new Map<string, OutsideAnnotation>()
  for (const annotation of annotations) {
    const key = annotation.ownId ?? annotation.name
    const first = merged.get(key)
    merged.set(key, first ? mergeTwo(first, annotation) : annotation)
  }
  return [...merged.values()]
}

function mergeTwo(one: OutsideAnnotation, other: OutsideAnnotation): OutsideAnnotation {
  const tags = new Map([...one.tags, ...other.tags].map(path => [path.join('/'), path]))
  return {
    ...one,
    colour: one.colour ?? other.colour,
    note: [...new Set([one.note, other.note].filter(note => note !== ''))].join('\n\n'),
    tags: [...tags.values()],
    createdAt: earliest(one.createdAt, other.createdAt),
    updatedAt:
      one.updatedAt !== null && other.updatedAt !== null && one.updatedAt < other.updatedAt
        ? other.updatedAt
        : (one.updatedAt ?? other.updatedAt),
  }
}

function earliest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
