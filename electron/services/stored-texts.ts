import type { Corpus } from '../searching/corpus.ts'
import type { Db } from '../store/db.ts'
import {
  addFoldedChunk,
  findFoldedChunk,
  findStaleChunk,
  listFoldedChunks,
  removeFoldedChunk,
  type StoredRevision,
} from '../store/folded-texts.ts'

/** Folded texts of revisions, kept in the library so that an opening need not fold them again. */
export interface StoredTexts {
  /** What is kept, text by text; what is damaged or of another fold is not. */
  read(db: Db, fold: number): Generator<{ readonly revision: number; readonly text: Uint16Array }>
  /** Keeps what is not kept yet of the texts in the slots, when it is worth it, and throws away what nobody needs. */
  write(db: Db, fold: number, inSlots: readonly SlotRevision[], corpus: Corpus): Generator<void>
  /** Another library is open. */
  forget(): void
}

export interface SlotRevision {
  readonly slot: number
  readonly revision: number
}

/** About as many units are kept in one piece: 1 MiB, which is read in a millisecond or two. */
const CHUNK_UNITS = 524_288
/** Fewer are not worth a piece of their own: they are read from the text at the next opening. */
const LEAST_UNITS = 131_072
/** A piece is thrown away when a smaller share of it is text that reports show. */
const LEAST_USE = 0.5

export function createStoredTexts(): StoredTexts {
  /** Revisions that are kept, by the piece that keeps them. */
  const kept = new Map<number, readonly StoredRevision[]>()
  let damaged: number[] = []
  let known = false

  function revisionsKept(): Set<number> {
    return new Set([...kept.values()].flatMap(revisions => revisions.map(([revision]) => revision)))
  }

  /** Pieces of which reports show too little. */
  function unused(shown: ReadonlySet<number>): number[] {
    return [...kept].flatMap(([id, revisions]) => {
      const all = revisions.reduce((sum, [, units]) => sum + units, 0)
      const used = revisions.reduce((sum, [revision, units]) => sum + (shown.has(revision) ? units : 0), 0)
      return used < all * LEAST_USE ? [id] : []
    })
  }

  return {
    *read(db, fold) {
      known = true
      for (const id of listFoldedChunks(db, fold)) {
        const chunk = findFoldedChunk(db, id)
        if (!chunk) {
          damaged.push(id)
          continue
        }
        kept.set(id, chunk.revisions)
        let start = 0
        for (const [revision, units] of chunk.revisions) {
          yield { revision, text: chunk.units.subarray(start, start + units) }
          start += units
        }
      }
    },
    *write(db, fold, inSlots, corpus) {
      if (!known) return
      for (let id = findStaleChunk(db, fold); id !== undefined; id = findStaleChunk(db, fold)) {
        removeFoldedChunk(db, id)
        yield
      }
      const shown = new Set(inSlots.map(({ revision }) => revision))
      for (const id of [...damaged, ...unused(shown)]) {
        removeFoldedChunk(db, id)
        kept.delete(id)
        yield
      }
      damaged = []
      const already = revisionsKept()
      yield
      for (const part of cut(
        inSlots.filter(({ revision, slot }) => !already.has(revision) && corpus.lengthOf(slot) > 0),
        corpus,
      )) {
        const texts = part.map(({ slot }) => corpus.foldedText(slot))
        const revisions = part.map(({ revision }, i) => [revision, texts[i]?.length ?? 0] as const)
        const units = Buffer.from(texts.join(''), 'utf16le')
        const id = addFoldedChunk(db, fold, revisions, new Uint16Array(units.buffer, units.byteOffset, units.length / 2))
        kept.set(id, revisions)
        yield
      }
    },
    forget() {
      kept.clear()
      damaged = []
      known = false
    },
  }
}

/** Parts of about the size of a piece; too little for one is left out. */
function cut(inSlots: readonly SlotRevision[], corpus: Corpus): SlotRevision[][] {
  const parts: SlotRevision[][] = []
  let part: SlotRevision[] = []
  let units = 0
  for (const entry of inSlots) {
    part.push(entry)
    units += corpus.lengthOf(entry.slot)
    if (units < CHUNK_UNITS) continue
    parts.push(part)
    part = []
    units = 0
  }
  return units >= LEAST_UNITS ? [...parts, part] : parts
}
