import type { Corpus } from '../../searching/corpus.ts'
import type { Db } from '../../store/db.ts'
import {
  addFoldedChunk,
  type FoldedChunk,
  findFoldedChunk,
  listChunkRevisions,
  listFoldedChunks,
  listStaleChunks,
  removeFoldedChunk,
  type StoredRevision,
} from '../../store/folded-texts.ts'
import type { SlotRevision } from './report-slots.ts'

/** Folded texts of revisions, kept in the library so that an opening need not fold them again. */
export interface StoredTexts {
  /** What is kept, text by text; what is damaged or of another fold is not. */
  read(db: Db, fold: number): Generator<{ readonly revision: number; readonly text: Uint16Array }>
  /** Takes note of what is kept, without reading the texts. */
  list(db: Db, fold: number): void
  /**
   * One text of those that were read, listed or written, for who looks at many in the order in which they were written. Undefined
   * where it is not kept, or damaged, and for the first of a piece: a single text is read faster by itself.
   */
  find(db: Db, revision: number): Uint16Array | undefined
  /** Keeps what is not kept yet of the texts in the slots, when it is worth it, and throws away what nobody needs. */
  write(db: Db, fold: number, inSlots: readonly SlotRevision[], corpus: Corpus): Generator<void>
  /** Another library is open. */
  forget(): void
}

/** About as many units are kept in one piece: 1 MiB, which is read in a millisecond or two. */
const CHUNK_UNITS = 524_288
/** Fewer are not worth a piece of their own: they are read from the text at the next opening. */
const LEAST_UNITS = 131_072
/** A piece is thrown away when a smaller share of it is text that reports show. */
const LEAST_USE = 0.5
/** Pieces that stay at hand when a text of them was looked for. */
const AT_HAND = 4

export function createStoredTexts(): StoredTexts {
  /** Revisions that are kept, by the piece that keeps them. */
  const kept = new Map<number, readonly StoredRevision[]>()
  /** The piece of each revision; made when a text is looked for, and anew after a change. */
  let pieces: ReadonlyMap<number, number> | undefined
  const atHand = new Map<number, FoldedChunk>()
  /** The piece of the text that was looked for last. */
  let asked: number | undefined
  /** Pieces that were looked through for damage. */
  const whole = new Set<number>()
  let damaged: number[] = []
  let known = false

  function revisionsKept(): Set<number> {
    return new Set([...kept.values()].flatMap(revisions => revisions.map(([revision]) => revision)))
  }

  function keep(id: number, revisions: readonly StoredRevision[]): void {
    kept.set(id, revisions)
    pieces = undefined
  }

  function drop(id: number): void {
    kept.delete(id)
    atHand.delete(id)
    pieces = undefined
  }

  function pieceOf(revision: number): number | undefined {
    pieces ??= new Map([...kept].flatMap(([id, revisions]) => revisions.map(([held]) => [held, id] as const)))
    return pieces.get(revision)
  }

  function findPiece(db: Db, id: number): FoldedChunk | undefined {
    const known = atHand.get(id)
    if (known) return known
    const piece = findFoldedChunk(db, id, whole.has(id))
    if (!piece) {
      drop(id)
      damaged.push(id)
      return undefined
    }
    whole.add(id)
    atHand.set(id, piece)
    for (const oldest of atHand.keys()) if (atHand.size > AT_HAND) atHand.delete(oldest)
    return piece
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
        keep(id, chunk.revisions)
        let start = 0
        for (const [revision, units] of chunk.revisions) {
          yield { revision, text: chunk.units.subarray(start, start + units) }
          start += units
        }
      }
    },
    list(db, fold) {
      known = true
      for (const { id, revisions } of listChunkRevisions(db, fold)) {
        if (revisions.length > 0) keep(id, revisions)
        else damaged.push(id)
      }
    },
    find(db, revision) {
      const id = pieceOf(revision)
      const again = id === asked
      asked = id
      const piece = id !== undefined && (again || atHand.has(id)) ? findPiece(db, id) : undefined
      let start = 0
      for (const [held, units] of piece?.revisions ?? []) {
        if (held === revision) return piece?.units.subarray(start, start + units)
        start += units
      }
      return undefined
    },
    *write(db, fold, inSlots, corpus) {
      if (!known) return
      for (const id of listStaleChunks(db, fold)) {
        removeFoldedChunk(db, id)
        yield
      }
      const shown = new Set(inSlots.map(({ revision }) => revision))
      for (const id of [...damaged, ...unused(shown)]) {
        removeFoldedChunk(db, id)
        drop(id)
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
        keep(id, revisions)
        yield
      }
    },
    forget() {
      kept.clear()
      pieces = undefined
      atHand.clear()
      whole.clear()
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
