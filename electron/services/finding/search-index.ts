import { buildSegment, type Directories } from '../../searching/index/build-segment.ts'
import { createIndexedCorpus, type IndexedCorpus } from '../../searching/index/indexed-corpus.ts'
import type { IndexPart } from '../../searching/index/look-up.ts'
import { mergeSegments } from '../../searching/index/merge-segments.ts'
import { DamagedSegment, packDirectories, startsOf, unpackDirectories } from '../../searching/index/segment.ts'
import { createPieceReader } from '../../searching/index/segment-reader.ts'
import type { PromisedTexts } from '../../searching/promised-texts.ts'
import type { Db } from '../../store/db.ts'
import type { StoredRevision } from '../../store/folded-texts.ts'
import {
  addPieces,
  beginSegment,
  findPiece,
  findSegment,
  finishSegment,
  listSegments,
  listUselessSegments,
  removeSomeOfSegment,
  retireSegment,
  type StoredSegment,
} from '../../store/index-segments.ts'
import type { SlotRevision } from './report-slots.ts'

/** The index over the texts of an arena: kept in the library, made in the background, and never needed for an answer. */
export interface SearchIndex {
  readonly corpus: IndexedCorpus
  /** Takes up what the library keeps. */
  read(db: Db, fold: number): Generator<void>
  /** Revisions whose texts are in it, with their lengths. */
  indexed(): Iterable<StoredRevision>
  /** A slot holds the text of this revision now, or none. */
  assign(slot: number, revision: number | undefined): void
  /** Indexes what is not indexed yet, when it is worth it, merges segments and throws away what nobody needs. */
  write(db: Db, fold: number, inSlots: readonly SlotRevision[]): Generator<void>
  /** Another library is open. */
  forget(): void
}

export interface IndexSizes {
  /** With fewer units in all there is no index: a scan is quick enough. */
  readonly least: number
  /** Units of one segment, as it is built. */
  readonly segment: number
  /** Fewer that are not indexed are not worth a segment yet. */
  readonly rest: number
  /** So many segments of one size become one. */
  readonly merged: number
}

/** From about 6,000 reports on; 500 reports are one segment. */
const SIZES: IndexSizes = { least: 48_000_000, segment: 4_000_000, rest: 1_000_000, merged: 8 }

/** A segment is thrown away when a smaller share of it is text that reports show. */
const LEAST_USE = 0.5
/** Texts that are read, perhaps from the library, before others get their turn. */
const READ_TOGETHER = 16
/** Pieces that are written or removed in one transaction: 1 MiB. */
const BATCH = 16

interface KeptPart extends IndexPart {
  readonly id: number
  readonly revisions: readonly StoredRevision[]
}

export function createSearchIndex(arena: PromisedTexts, sizes = SIZES): SearchIndex {
  let parts: KeptPart[] = []
  /** Which text of which part a revision is. */
  const places = new Map<number, { readonly part: KeptPart; readonly text: number }>()
  /** The slot that shows a revision, and the revision that a slot shows. */
  const slotOf = new Map<number, number>()
  const revisionOf = new Map<number, number>()
  /** Segments to be thrown away. */
  const retired = new Set<number>()

  const corpus = createIndexedCorpus(arena, part => drop(part as KeptPart))

  function take(db: Db, { id, revisions, directory }: StoredSegment): void {
    const directories = unpackDirectories(directory)
    if (!directories || revisions.some(([revision]) => places.has(revision))) {
      retired.add(id)
      return
    }
    const segment = {
      ...directories,
      starts: startsOf(revisions.map(([, units]) => units)),
      read: createPieceReader(ordinal => findPiece(db, id, ordinal)),
    }
    const slots = Int32Array.from(revisions, ([revision]) => slotOf.get(revision) ?? -1)
    const part: KeptPart = { id, revisions, segment, slots }
    revisions.forEach(([revision], text) => {
      places.set(revision, { part, text })
    })
    parts = [...parts, part]
    corpus.use(parts)
  }

  function drop(part: KeptPart): void {
    for (const [revision] of part.revisions) places.delete(revision)
    parts = parts.filter(other => other !== part)
    retired.add(part.id)
    corpus.use(parts)
  }

  function place(revision: number, slot: number): void {
    const known = places.get(revision)
    if (known) known.part.slots[known.text] = slot
  }

  /** Writes the pieces of a segment that is being made, then the segment itself, which takes the place of others. */
  function* keep(
    db: Db,
    fold: number,
    revisions: readonly StoredRevision[],
    make: (write: (piece: Uint8Array) => void) => Generator<void, Directories>,
    replaced: readonly KeptPart[] = [],
  ): Generator<void> {
    const id = beginSegment(db, fold)
    let waiting: Uint8Array[] = []
    let written = 0
    const writeOut = () => {
      addPieces(db, id, written, waiting)
      written += waiting.length
      waiting = []
    }
    const work = make(piece => waiting.push(piece))
    for (let step = work.next(); ; step = work.next()) {
      if (waiting.length >= BATCH || (step.done && waiting.length > 0)) writeOut()
      yield
      if (!step.done) continue
      const stored = { id, revisions, directory: packDirectories(step.value.pairs, step.value.units) }
      const ids = replaced.map(part => part.id)
      finishSegment(db, stored, ids)
      for (const part of replaced) drop(part)
      take(db, stored)
      return
    }
  }

  function* build(db: Db, fold: number, inSlots: readonly SlotRevision[]): Generator<void> {
    // What a slot shows may have changed since it was asked for.
    const current = inSlots.filter(({ slot, revision }) => revisionOf.get(slot) === revision)
    const revisions = current.map(({ slot, revision }) => [revision, arena.lengthOf(slot)] as const)
    const starts = startsOf(revisions.map(([, units]) => units))
    const text = new Uint16Array(starts.at(-1) ?? 0)
    for (const [i, { slot }] of current.entries()) {
      text.set(arena.unitsOf(slot), starts[i])
      if (i % READ_TOGETHER === 0) yield
    }
    yield
    yield* keep(db, fold, revisions, write => buildSegment(text, starts, write))
  }

  /** Where not all texts may lie in the memory, those that the index answers for need not. */
  function* release(): Generator<void> {
    for (const [slot, revision] of revisionOf) {
      if (!arena.lean) return
      if (places.has(revision) && !arena.isPromised(slot) && arena.lengthOf(slot) > 0) arena.promise(slot, arena.lengthOf(slot))
    }
    yield
  }

  function* merge(db: Db, fold: number): Generator<void> {
    for (let size = sizes.segment * 1.5; ; size *= sizes.merged) {
      const small = parts.filter(
        ({ segment }) => (segment.starts.at(-1) ?? 0) <= size && (segment.starts.at(-1) ?? 0) > size / sizes.merged,
      )
      if (small.length >= sizes.merged) {
        const some = small.slice(0, sizes.merged)
        const revisions = some.flatMap(part => part.revisions)
        const segments = some.map(({ id, segment }) => ({ ...segment, read: createPieceReader(ordinal => findPiece(db, id, ordinal)) }))
        try {
          yield* keep(db, fold, revisions, write => mergeSegments(segments, write), some)
        } catch (error) {
          if (!(error instanceof DamagedSegment)) throw error
          // Their texts are indexed anew.
          for (const part of some) drop(part)
        }
      }
      if (size > arena.total) return
    }
  }

  function unindexed(inSlots: readonly SlotRevision[]): SlotRevision[] {
    return inSlots.filter(({ slot, revision }) => !places.has(revision) && arena.lengthOf(slot) > 0)
  }

  /** Those to be indexed next; none when it is too little. */
  function nextToBuild(inSlots: readonly SlotRevision[]): SlotRevision[] {
    const chosen: SlotRevision[] = []
    let units = 0
    for (const entry of unindexed(inSlots)) {
      if (units >= sizes.segment) break
      chosen.push(entry)
      units += arena.lengthOf(entry.slot)
    }
    return units >= sizes.rest ? chosen : []
  }

  function* removeRetired(db: Db, fold: number): Generator<void> {
    for (const id of retired) retireSegment(db, id)
    retired.clear()
    for (const id of listUselessSegments(db, fold)) {
      while (!removeSomeOfSegment(db, id, BATCH)) yield
    }
  }

  return {
    corpus,
    *read(db, fold) {
      for (const id of listSegments(db, fold)) {
        const stored = findSegment(db, id)
        if (stored) take(db, stored)
        else retired.add(id)
        yield
      }
    },
    indexed: () => parts.flatMap(part => part.revisions),
    assign(slot, revision) {
      const before = revisionOf.get(slot)
      if (before !== undefined) {
        place(before, -1)
        slotOf.delete(before)
      }
      if (revision === undefined) {
        revisionOf.delete(slot)
        return
      }
      revisionOf.set(slot, revision)
      slotOf.set(revision, slot)
      place(revision, slot)
    },
    *write(db, fold, inSlots) {
      for (const part of parts) {
        const used = part.slots.reduce((sum, slot) => sum + (slot >= 0 ? arena.lengthOf(slot) : 0), 0)
        if (used < (part.segment.starts.at(-1) ?? 0) * LEAST_USE) drop(part)
      }
      yield* removeRetired(db, fold)
      if (arena.total < sizes.least) return
      for (let chosen = nextToBuild(inSlots); chosen.length > 0; chosen = nextToBuild(inSlots)) {
        yield* build(db, fold, chosen)
        yield* release()
        yield* merge(db, fold)
      }
      yield* release()
      yield* removeRetired(db, fold)
    },
    forget() {
      parts = []
      places.clear()
      slotOf.clear()
      revisionOf.clear()
      retired.clear()
      corpus.use(parts)
    },
  }
}
