import type { AnnotationFile, OutsideAnnotation } from '../../../shared/interchange/annotation.ts'
import type { AnnotationConflict, AnnotationReading, Remarks, UnplacedAnnotation } from '../../../shared/model/annotation.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Tag } from '../../../shared/model/tag.ts'
import type { Db } from '../../store/db.ts'
import { changeHighlight, findHighlight, linkTag, listHighlightsOfReport, unlinkTag } from '../../store/highlights.ts'
import { derivedId, newId } from '../../store/ids.ts'
import { addIncomingHighlight, fillTag } from '../../store/incoming.ts'
import { findReport, findText } from '../../store/reports.ts'
import { addTag, findTagByName, hasTag } from '../../store/tags.ts'
import { createPlacer, type DocumentMatches, type Place, type PlacedAnnotation } from './annotation-places.ts'
import { DEFAULT_COLOUR } from './highlights.ts'
import { carryOutMemos, type MemoPlan, planMemos } from './memo-plan.ts'
import { tagTree } from './tags.ts'

/** What is to be done so that the library holds what a file says. */
export interface Plan {
  readonly added: readonly NewHighlight[]
  readonly conflicts: readonly (AnnotationConflict & { readonly tagPaths: TagPaths })[]
  readonly unplaced: readonly UnplacedAnnotation[]
  readonly unchanged: number
  /** Paths that are missing, parents before children; what only a conflict names is not among them. */
  readonly newTags: readonly (readonly string[])[]
  readonly differentTags: readonly string[]
  readonly enclosed: AnnotationReading['enclosed']
  readonly memos: MemoPlan
}

type TagPaths = readonly (readonly string[])[]

interface NewHighlight extends PlacedAnnotation {
  readonly id: string
  readonly annotation: OutsideAnnotation
}

/** May rest after each annotation; the plan is right while nothing is written meanwhile. `libraryName`: by which the user knows it. */
export function* planAnnotations(db: Db, file: AnnotationFile, matches: DocumentMatches, libraryName: string): Generator<void, Plan> {
  const tags = tagTree(db)
  const pathOf = new Map(tags.map(tag => [tag.id, tag.path]))
  const names = new Map(file.documents.map(document => [document.key, document.name]))
  const added: NewHighlight[] = []
  const conflicts: Plan['conflicts'][number][] = []
  const unplaced: UnplacedAnnotation[] = []
  let unchanged = 0
  let awaiting = 0

  function planNew(id: string, annotation: OutsideAnnotation, place: Place, known: ReadonlySet<string>): void {
    if ('reason' in place) {
      const { quote, note, document } = annotation
      unplaced.push({ quote, note, document: names.get(document) ?? document, reason: place.reason })
    } else if (annotation.ownId === null && known.has(passageKey(place, theirRemarks(annotation, undefined)))) unchanged++
    else added.push({ ...place, id, annotation })
  }

  for (const [document, annotations] of Map.groupBy(withIds(file.annotations), ([, annotation]) => annotation.document)) {
    const reportIds = matches.reportIds.get(document) ?? []
    const place = createPlacer(id => findText(db, id), reportIds, matches.guessed.has(document))
    const known = new Set(reportIds.flatMap(id => listHighlightsOfReport(db, id)).map(each => passageKey(each, remarksOf(each, pathOf))))
    for (const [id, annotation] of annotations) {
      const mine = findHighlight(db, id)
      const conflict = mine && compare(db, mine, remarksOf(mine, pathOf), annotation)
      if (conflict) conflicts.push(conflict)
      else if (mine) unchanged++
      else if (matches.enclosed.has(document)) awaiting++
      else planNew(id, annotation, place(annotation), known)
      yield
    }
  }
  const placed = new Set(added.map(({ id }) => id))
  const tagIds = new Map(tags.map(tag => [tag.path, tag.id]))
  const hasHighlight = (id: string) => placed.has(id) || findHighlight(db, id) !== undefined
  const wanted = [file.tags.map(tag => tag.path), ...added.map(({ annotation }) => annotation.tags)]
  return {
    added,
    conflicts,
    unplaced,
    unchanged,
    newTags: missingPaths(wanted.flat(), new Set(tags.map(tag => tag.path))),
    differentTags: differentTags(file, tags),
    enclosed: { documents: matches.enclosed.size, annotations: awaiting },
    memos: planMemos({ db, file, matches, libraryName, tagIds, hasHighlight }),
  }
}

/** Each under the id that it has or would have in the library; of two with one id the first counts. */
function withIds(annotations: readonly OutsideAnnotation[]): [string, OutsideAnnotation][] {
  const ids = new Map<string, OutsideAnnotation>()
  for (const annotation of annotations) {
    const id = annotation.ownId ?? derivedId('annotation', annotation.name)
    if (!ids.has(id)) ids.set(id, annotation)
  }
  return [...ids]
}

function remarksOf({ colour, note, tagIds }: Highlight, pathOf: ReadonlyMap<string, string>): Remarks {
  return { colour, note, tags: tagIds.flatMap(id => pathOf.get(id) ?? []).sort() }
}

/** Where the file says nothing of a colour, the library's own counts. */
function theirRemarks({ colour, note, tags }: OutsideAnnotation, mine: Remarks | undefined): Remarks {
  return { colour: colour ?? mine?.colour ?? DEFAULT_COLOUR, note, tags: [...new Set(tags.map(path => path.join('/')))].sort() }
}

function compare(db: Db, highlight: Highlight, mine: Remarks, annotation: OutsideAnnotation): Plan['conflicts'][number] | undefined {
  const theirs = theirRemarks(annotation, mine)
  if (remarksKey(mine) === remarksKey(theirs)) return undefined
  const { id, reportId, quote } = highlight
  const reportTitle = findReport(db, reportId, false)?.title ?? ''
  return { id, reportId, reportTitle, quote, mine, theirs, tagPaths: annotation.tags }
}

function remarksKey({ colour, note, tags }: Remarks): string {
  return JSON.stringify([colour, note, tags])
}

/** Programs that give their marks new names each time would else double them. */
function passageKey({ reportId, start, end }: { reportId: string; start: number; end: number }, remarks: Remarks): string {
  return `${reportId} ${start} ${end} ${remarksKey(remarks)}`
}

function missingPaths(paths: TagPaths, known: ReadonlySet<string>): string[][] {
  const missing = new Map<string, string[]>()
  for (const path of paths) {
    for (let length = 1; length <= path.length; length++) {
      const part = path.slice(0, length)
      if (!known.has(part.join('/'))) missing.set(part.join('/'), part)
    }
  }
  return [...missing.values()]
}

function differentTags({ tags }: AnnotationFile, mine: readonly Tag[]): string[] {
  const byPath = new Map(mine.map(tag => [tag.path, tag]))
  return tags.flatMap(({ path, description, colour }) => {
    const own = byPath.get(path.join('/'))
    if (!own) return []
    const other =
      (own.description !== '' && description !== '' && own.description !== description) ||
      (own.colour !== null && colour !== null && own.colour !== colour)
    return other ? [own.path] : []
  })
}

/** Ids of the highlights and memos whose words are taken from the file. */
export type Take = 'mine' | 'theirs' | readonly string[]

/** Inside one action of the journal. Returns how many highlights and memos took the file's words. */
export function carryOut(db: Db, plan: Plan, file: AnnotationFile, take: Take): number {
  const now = new Date().toISOString()
  const ownIds = new Map(file.tags.map(tag => [tag.path.join('/'), tag.ownId]))
  const tagIds = new Map<string, string>()
  const tagId = (path: readonly string[]): string => {
    const key = path.join('/')
    const known = tagIds.get(key) ?? findOrAddTag(db, path, tagId, ownIds.get(key) ?? null)
    tagIds.set(key, known)
    return known
  }
  for (const { path, description, colour } of file.tags) fillTag(db, tagId(path), description, colour)
  for (const { annotation, ...highlight } of plan.added) {
    const { colour, note, tags, createdAt, updatedAt } = annotation
    const made = createdAt ?? updatedAt ?? now
    addIncomingHighlight(db, { ...highlight, colour: colour ?? DEFAULT_COLOUR, note, createdAt: made, updatedAt: updatedAt ?? made })
    for (const path of tags) linkTag(db, highlight.id, tagId(path))
  }
  const chosen = new Set(typeof take === 'string' ? [] : take)
  const isTaken = (id: string) => take === 'theirs' || chosen.has(id)
  const taken = plan.conflicts.filter(({ id }) => isTaken(id))
  for (const { id, theirs, tagPaths } of taken) {
    const wanted = new Set(tagPaths.map(tagId))
    for (const known of findHighlight(db, id)?.tagIds ?? []) if (!wanted.has(known)) unlinkTag(db, id, known)
    for (const missing of wanted) linkTag(db, id, missing)
    changeHighlight(db, id, { colour: theirs.colour, note: theirs.note }, now)
  }
  return taken.length + carryOutMemos(db, plan.memos, tagId, isTaken)
}

function findOrAddTag(db: Db, path: readonly string[], idOf: (path: readonly string[]) => string, ownId: string | null): string {
  const name = path.at(-1) ?? ''
  const parentId = path.length > 1 ? idOf(path.slice(0, -1)) : null
  const known = findTagByName(db, parentId, name)
  if (known !== undefined) return known
  return addTag(db, parentId, name, ownId !== null && !hasTag(db, ownId) ? ownId : newId())
}
