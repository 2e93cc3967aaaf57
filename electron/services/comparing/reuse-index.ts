import { crc32 } from 'node:zlib'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import { cancelled, toErrorData } from '../../../shared/errors.ts'
import { PASSAGE } from '../../comparing/reuse/anchors.ts'
import { createTextFinder, type ReusePart } from '../../comparing/reuse/parts.ts'
import type { SegmentBytes, SegmentTexts } from '../../comparing/reuse/reuse-worker.ts'
import { createSegmentBuilder, REUSE_FORMAT, type ReuseSegment, unpackSegment } from '../../comparing/reuse/segment.ts'
import { foldVersion } from '../../fold-table.ts'
import { giveBack } from '../../give-back.ts'
import { log } from '../../log.ts'
import { copyUnits } from '../../placed-text.ts'
import type { Db } from '../../store/db.ts'
import type { StoredRevision } from '../../store/folded-texts.ts'
import {
  listReuseSegments,
  listUselessReuse,
  readReuseSegment,
  removeSomeReuse,
  retireReuseSegment,
  writeReuseSegment,
} from '../../store/reuse-segments.ts'
import type { SearchCorpus } from '../finding/search-corpus.ts'
import type { IdleThread } from '../idle-thread.ts'
import { createTurns } from '../in-turn.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { Quiet } from '../quiet.ts'
import { finishInSlices } from '../slices.ts'

/** Reports whose texts are in the index, and all. */
export interface ReuseProgress {
  readonly done: number
  readonly total: number
}

export interface ReuseContext {
  readonly signal: CancelSignal
  readonly progress: (progress: ReuseProgress) => void
}

/** The index of shared wording over the texts of all visible reports: kept in the library, made by a thread of its own. */
export interface ReuseIndex {
  /** Waits until every text is in it; what is missing is made. The parts are the same ones until a report comes, goes or changes. */
  ready(context: ReuseContext): Promise<readonly ReusePart[]>
  /** A window shows the reports: what its user may ask next is made ready when nothing else is to be done. */
  prepare(): void
  /** Another library, or none. */
  restart(): void
  /** Reports came, went or changed. */
  refresh(): void
}

export interface ReuseSizes {
  /** Units of one segment, as it is built. */
  readonly segment: number
  /** Fewer that are in no kept segment are not worth one, nor a thread: their anchors are found anew after each opening, in some 10 ms. */
  readonly rest: number
  /** So many segments of less than `small` units become one. */
  readonly merged: number
  readonly small: number
}

/** 500 reports are one segment, 30 the least. */
const SIZES: ReuseSizes = { segment: 4_000_000, rest: 250_000, merged: 8, small: 1_000_000 }
/** A segment is thrown away when a smaller share of it is text that reports show. */
const LEAST_USE = 0.5
/** How long the index stays in memory after the last question, in ms; it takes 10 MB for 1,000 reports. */
const KEEP = 300_000

interface Part {
  /** Null for one that is not kept in the library. */
  readonly id: number | null
  readonly revisions: readonly StoredRevision[]
  readonly starts: Uint32Array
  readonly textAt: ReusePart['textAt']
  /** Where it is in memory. */
  segment: ReuseSegment | undefined
}

export function createReuseIndex(
  library: CurrentLibrary,
  texts: SearchCorpus,
  thread: IdleThread<SegmentTexts, SegmentBytes>,
  quiet: Quiet,
  sizes = SIZES,
): ReuseIndex {
  let parts: readonly Part[] = []
  /** All of them in memory, with the slots that show their texts now. */
  let answering: readonly ReusePart[] | undefined
  /** What the library keeps was listed. */
  let listed = false
  let prepared = false
  let version: number | undefined
  /** Runs while the index is in memory. */
  let rest: NodeJS.Timeout | undefined
  /** How often reports came, went or changed. */
  let changes = 0
  const watching = new Set<(progress: ReuseProgress) => void>()
  const { inTurn } = createTurns()

  const versionNow = () => {
    version ??= crc32(JSON.stringify([REUSE_FORMAT, PASSAGE, foldVersion()]))
    return version
  }

  function list(db: Db): void {
    if (listed) return
    listed = true
    const known = new Set<number>()
    for (const { id, revisions } of listReuseSegments(db, versionNow())) {
      if (revisions.length === 0 || revisions.some(([revision]) => known.has(revision))) {
        retireReuseSegment(db, id)
        continue
      }
      for (const [revision] of revisions) known.add(revision)
      parts = [...parts, partOf(id, revisions, undefined)]
    }
  }

  /** The slot that shows each revision. */
  function shownRevisions(): Map<number, number> {
    const shown = new Map<number, number>()
    for (let slot = 0; slot < texts.corpus.slots; slot++) {
      const revision = texts.revisionAt(slot)
      if (revision !== undefined) shown.set(revision, slot)
    }
    return shown
  }

  function dropUseless(db: Db, shown: ReadonlyMap<number, number>): void {
    const isUseful = ({ revisions, starts }: Part) =>
      revisions.reduce((sum, [revision, units]) => sum + (shown.has(revision) ? units : 0), 0) >= (starts.at(-1) ?? 0) * LEAST_USE
    for (const part of parts) if (part.id !== null && !isUseful(part)) retireReuseSegment(db, part.id)
    parts = parts.filter(isUseful)
  }

  /** Makes whatever is missing. */
  async function cover(db: Db, signal: CancelSignal): Promise<void> {
    await texts.read()
    throwIfCancelled(signal)
    list(db)
    for (;;) {
      const shown = shownRevisions()
      dropUseless(db, shown)
      const indexed = new Set(parts.flatMap(({ revisions }) => revisions.map(([revision]) => revision)))
      const missing = [...shown.keys()].filter(revision => !indexed.has(revision))
      tell(shown.size - missing.length, shown.size)
      if (missing.length === 0) return
      // What is in memory only is made anew together with what is missing.
      const replaced = parts.filter(({ id }) => id === null)
      const rest = replaced.flatMap(({ revisions }) => revisions.map(([revision]) => revision))
      await build(db, firstOf([...rest, ...missing], shown), replaced, signal)
    }
  }

  function tell(done: number, total: number): void {
    if (done < total) for (const progress of watching) progress({ done, total })
  }

  /** As many revisions as a segment holds, with the slots that show them. */
  function firstOf(revisions: readonly number[], shown: ReadonlyMap<number, number>): (readonly [revision: number, slot: number])[] {
    const chosen: (readonly [number, number])[] = []
    let units = 0
    for (const revision of revisions) {
      const slot = shown.get(revision)
      if (slot === undefined) continue
      units += texts.corpus.lengthOf(slot)
      if (chosen.length > 0 && units > sizes.segment) break
      chosen.push([revision, slot])
    }
    return chosen
  }

  async function build(
    db: Db,
    chosen: readonly (readonly [revision: number, slot: number])[],
    replaced: readonly Part[],
    signal: CancelSignal,
  ): Promise<void> {
    const revisions = chosen.map(([revision, slot]) => [revision, texts.corpus.lengthOf(slot)] as const)
    const starts = startsOf(revisions)
    const text = new Uint16Array(starts.at(-1) ?? 0)
    for (const [i, [, slot]] of chosen.entries()) copyUnits(texts.placed(slot), text, starts[i])
    const keeps = text.length >= sizes.rest
    const bytes = keeps ? await texts.untidied(() => thread.ask(...given(text, starts.slice()))) : undefined
    throwIfCancelled(signal)
    const segment = bytes ? unpackSegment(bytes) : createSegmentBuilder()(text, starts)
    if (!segment) throw new Error('The thread made no segment.')
    const ids = replaced.flatMap(({ id }) => id ?? [])
    const kept = bytes && (await finishInSlices(writeReuseSegment(db, versionNow(), revisions, bytes, ids), signal))
    const id = kept ?? null
    const isKept = (part: Part) => !replaced.includes(part)
    answering = undefined
    parts = [...parts.filter(isKept), partOf(id, revisions, id === null ? segment : undefined)]
    // Read again when all are made: until then the memory is needed for making them.
    if (bytes && id !== null) giveBack(bytes)
  }

  /** Reads what is not in memory; false where some of it was damaged, and is missing now. */
  async function load(db: Db, signal: CancelSignal): Promise<boolean> {
    let whole = true
    for (const part of parts) {
      if (part.segment || part.id === null) continue
      const bytes = await finishInSlices(readReuseSegment(db, part.id), signal)
      part.segment = bytes && unpackSegment(bytes)
      if (part.segment) continue
      retireReuseSegment(db, part.id)
      parts = parts.filter(other => other !== part)
      whole = false
    }
    return whole
  }

  function keepInMemory(): void {
    clearTimeout(rest)
    rest = setTimeout(() => {
      rest = undefined
      answering = undefined
      for (const part of parts) if (part.id !== null) part.segment = undefined
    }, KEEP).unref()
  }

  function partsNow(): readonly ReusePart[] {
    const shown = shownRevisions()
    return parts.flatMap(({ segment, starts, textAt, revisions }) => {
      const slots = Int32Array.from(revisions, ([revision]) => shown.get(revision) ?? -1)
      return segment ? { segment, starts, textAt, slots } : []
    })
  }

  /** When nobody waits for anything. */
  async function tidy(): Promise<void> {
    const db = library.find()?.db
    if (!db) return
    const open = whileOpen(library)
    await cover(db, open)
    const small = parts.filter(({ id, starts }) => id !== null && (starts.at(-1) ?? 0) < sizes.small)
    if (small.length >= sizes.merged) {
      const shown = shownRevisions()
      const revisions = small.flatMap(part => part.revisions.map(([revision]) => revision))
      await build(db, firstOf(revisions, shown), small, open)
    }
    await finishInSlices(removeUseless(db, versionNow()), open)
  }

  function tidyUnasked(): void {
    inTurn(tidy).catch(error => {
      // Nobody waits for it; whoever asks next makes it, or is told why not. Its library may have been closed meanwhile.
      if (toErrorData(error).code !== 'cancelled') log('shared wording', error)
    })
  }

  return {
    async ready({ signal, progress }) {
      if (answering && !signal.aborted) {
        keepInMemory()
        return answering
      }
      watching.add(progress)
      try {
        return await inTurn(async () => {
          const { db } = library.find() ?? {}
          if (!db || signal.aborted) throw cancelled()
          const open = whileOpen(library, signal)
          keepInMemory()
          const before = changes
          do await cover(db, open)
          while (!(await load(db, open)))
          const now = partsNow()
          if (changes === before) answering = now
          return now
        })
      } finally {
        watching.delete(progress)
      }
    },
    prepare() {
      prepared = true
      quiet.afterwards(tidyUnasked)
    },
    restart() {
      clearTimeout(rest)
      rest = undefined
      parts = []
      answering = undefined
      changes++
      listed = false
      if (prepared && library.find()) quiet.afterwards(tidyUnasked)
    },
    refresh() {
      answering = undefined
      changes++
      if (prepared) quiet.afterwards(tidyUnasked)
    },
  }
}

function given(text: Uint16Array<ArrayBuffer>, starts: Uint32Array<ArrayBuffer>): [SegmentTexts, ArrayBuffer[]] {
  return [{ text, starts }, [text.buffer, starts.buffer]]
}

function partOf(id: number | null, revisions: readonly StoredRevision[], segment: ReuseSegment | undefined): Part {
  const starts = startsOf(revisions)
  return { id, revisions, starts, textAt: createTextFinder(starts), segment }
}

function startsOf(revisions: readonly StoredRevision[]): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(revisions.length + 1)
  for (const [i, [, units]] of revisions.entries()) starts[i + 1] = (starts[i] ?? 0) + units
  return starts
}

function* removeUseless(db: Db, version: number): Generator<void> {
  for (const id of listUselessReuse(db, version)) while (!removeSomeReuse(db, id)) yield
}
