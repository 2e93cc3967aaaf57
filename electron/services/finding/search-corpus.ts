import { totalmem } from 'node:os'
import { crc32 } from 'node:zlib'
import { fold, foldVersion } from '../../fold-table.ts'
import { log } from '../../log.ts'
import { type PlacedText, placeUnits } from '../../placed-text.ts'
import { createArenaCorpus } from '../../searching/arena-corpus.ts'
import type { Corpus } from '../../searching/corpus.ts'
import { type FoldedText, toText, toUnits } from '../../searching/folded-text.ts'
import { createPlainCorpus } from '../../searching/plain-corpus.ts'
import { createPromisedTexts } from '../../searching/promised-texts.ts'
import type { Db } from '../../store/db.ts'
import { findRevisionText, findVisibleRevision, listVisibleRevisions } from '../../store/reports.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { Quiet } from '../quiet.ts'
import { runInSlices } from '../slices.ts'
import { createReportSlots } from './report-slots.ts'
import { createSearchIndex, type IndexSizes } from './search-index.ts'
import { createStoredTexts } from './stored-texts.ts'

/** The folded texts of all visible reports, each in the slot that it keeps while it is there. */
export interface SearchCorpus {
  readonly corpus: Corpus
  /** Undefined for a report that is not visible, or that was not read in yet. */
  slotOf(id: string): number | undefined
  /** Undefined for an empty slot. */
  idOf(slot: number): string | undefined
  /**
   * Waits until a search over all visible reports can be answered; throws why it cannot. Not every text need be in: those
   * that the index answers for are read meanwhile, or when somebody looks at them.
   */
  filled(): Promise<void>
  /** Waits until every text is in, also those that the index answers for; throws why one is not. */
  read(): Promise<void>
  /** The revision whose text a slot holds. */
  revisionAt(slot: number): number | undefined
  /** The folded text of a slot as units. */
  unitsOf(slot: number): Uint16Array
  /** The same in place, once all texts are in (`read`). */
  placed(slot: number): PlacedText
  /** Brings one report up to date at once, for whoever needs no other. */
  readIn(id: string): void
  /** A window shows the reports: its user may search next. Until then, or until `filled`, no text is read. */
  prepare(): void
  /** Another library, or none: the texts are read anew. */
  restart(): void
  /** These reports came, went or changed. */
  refresh(ids: readonly string[]): void
  /** Does now what makes later searches and openings faster; it is done by itself when nobody waits for anything. */
  tidy(): Promise<void>
  /** Does work that takes much memory, as tidying does: that is given up before, and taken up again afterwards. */
  untidied<T>(work: () => Promise<T>): Promise<T>
}

/** So many reports are read in one by one before an answer, in some 20 ms. */
const FEW = 200

/** What a unit takes in the memory with its share of the signature, in bytes. */
const UNIT_BYTES = 2.25

/**
 * Units that may lie in the memory: a sixteenth of the machine's, but at least those of some 15,000 reports, and no more than
 * the scan kernel has room for. In a larger library the index answers, and texts are read from it when somebody looks at them.
 */
const MOST_UNITS = Math.min(Math.max(130_000_000, totalmem() / 16 / UNIT_BYTES), 1_500_000_000)

/** Raised when what was kept must not be believed any more: by 1 a text could be kept that its revision no longer had. */
const FORMAT = 2

/** Another number when what is kept in the library, texts and index, is to be made anew. */
const keptVersion = (): number => crc32(`${FORMAT} ${foldVersion()}`)

/** The arena is moved together when a larger share of it is dead. */
const DEAD = 0.1

/**
 * Texts are read when nothing else is to be done, in slices between other calls. A search waits for what is missing, for
 * an answer over a part of the reports would be a wrong one; but it does not wait for texts that are in the index.
 *
 * A report's text is that of its revision, and revisions never change. So whatever is kept folded, here and in the
 * library, is kept by revision, and to bring a report up to date is to see which revision it shows: after an import, an
 * undo, a removal or a restored backup alike.
 */
export function createSearchCorpus(library: CurrentLibrary, quiet: Quiet, indexSizes?: IndexSizes, most = MOST_UNITS): SearchCorpus {
  const memory = createArenaCorpus()
  const readAllNow = () => {
    for (const _ of reading);
  }
  const arena = memory && createPromisedTexts(memory, readPromised, readAllNow, { most, read: readKeptText })
  const texts = arena ?? createPlainCorpus()
  const index = arena && createSearchIndex(arena, indexSizes)
  const slots = createReportSlots()
  /** Reports to bring up to date, with the revision that they show where it is known. */
  const waiting = new Map<string, number | undefined>()
  const stored = createStoredTexts()
  /** The visible reports have not been listed yet. */
  let unlisted = false
  /** What the library keeps of the index was taken up. */
  let indexRead = false
  let filling: Promise<void> | undefined
  /** What is done while it is being filled; whoever needs all texts at once may do the rest. */
  let reading: Iterable<void> = []
  /** Those who wait for an answer look again whether anything is missing. */
  let gate = Promise.withResolvers<void>()
  /** How often a slot came to show something else. */
  let changes = 0
  let tidying: Promise<void> | undefined
  /** Works for which tidying is given up. */
  let untidied = 0
  let prepared = false
  /** Why the texts could not be read; whoever waits for them is told. */
  let failure: unknown

  function startFilling(): void {
    if (unlisted || waiting.size > 0) filling ??= fill()
  }

  async function fill(): Promise<void> {
    const open = whileOpen(library)
    try {
      reading = library.find() ? readAll() : []
      await runInSlices(reading, open)
    } catch (error) {
      failure = error
    }
    filling = undefined
    letLook()
    if (open.aborted) startFilling()
    else quiet.afterwards(startTidying)
  }

  function* readAll(): Generator<void> {
    if (unlisted) yield* readVisible(library.database())
    yield* readWaiting()
    for (const { slot } of slots.inUse()) {
      if (arena?.isPromised(slot) && !arena.lean) readPromised(slot)
      yield
    }
  }

  /** Lists the visible reports, and reads of them what is kept. */
  function* readVisible(db: Db): Generator<void> {
    const visible = listVisibleRevisions(db)
    unlisted = false
    for (const { id, revision } of visible) if (!waiting.has(id) && !slots.holds(id, revision)) waiting.set(id, revision)
    yield
    const byRevision = new Map(visible.map(({ id, revision }) => [revision, id]))
    yield* readIndex(db, byRevision)
    // What waits then is read one by one: to go through all that is kept would take longer.
    if (arena?.lean) {
      stored.list(db, keptVersion())
      return
    }
    for (const { revision, text } of stored.read(db, keptVersion())) {
      // Few are no reason to wait for all the others.
      if (waiting.size > 0 && waiting.size <= FEW) yield* readWaiting()
      const id = byRevision.get(revision)
      // It waits no longer, or for another text, when it changed meanwhile.
      if (id === undefined || !isMissing(id, revision)) continue
      place(id, revision, text)
      waiting.delete(id)
      yield
    }
  }

  /** Whatever the index answers for waits no longer. */
  function* readIndex(db: Db, byRevision: ReadonlyMap<number, string>): Generator<void> {
    if (!index || indexRead) return
    indexRead = true
    yield* index.read(db, keptVersion())
    for (const [revision, units] of index.indexed()) {
      const id = byRevision.get(revision)
      if (id === undefined || units === 0 || waiting.get(id) !== revision) continue
      const slot = slots.claim(id)
      arena?.promise(slot, units)
      show(slot, revision)
      waiting.delete(id)
    }
    if (waiting.size === 0) letLook()
    yield
  }

  function* readWaiting(): Generator<void> {
    for (const id of waiting.keys()) {
      readIn(id)
      yield
    }
    letLook()
  }

  function letLook(): void {
    gate.resolve()
    gate = Promise.withResolvers()
  }

  /** Whether the text of the revision is still to be read for the report. */
  function isMissing(id: string, revision: number): boolean {
    const slot = slots.slotOf(id)
    const promised = slot !== undefined && slots.holds(id, revision) && arena?.isPromised(slot) && !arena.lean
    return promised || waiting.get(id) === revision
  }

  function readPromised(slot: number): void {
    texts.put(slot, readText(slots.revisionAt(slot)))
  }

  function readText(revision: number | undefined): string {
    return revision === undefined ? '' : fold(findRevisionText(library.database(), revision) ?? '')
  }

  /** For a look at one text after the other: what is kept folded is read in a tenth of the time. */
  function readKeptText(slot: number): string {
    const revision = slots.revisionAt(slot)
    const kept = revision === undefined ? undefined : stored.find(library.database(), revision)
    return kept ? toText(kept) : readText(revision)
  }

  function readIn(id: string): void {
    const revision = findVisibleRevision(library.database(), id)
    if (revision === undefined) release(id)
    else if (!slots.holds(id, revision)) place(id, revision, readText(revision))
    waiting.delete(id)
  }

  function place(id: string, revision: number, text: FoldedText): void {
    const slot = slots.claim(id)
    if (arena && text.length > 0 && !arena.hasRoom(text.length)) arena.promise(slot, text.length)
    else texts.put(slot, text)
    show(slot, revision)
  }

  function show(slot: number, revision: number): void {
    changes++
    slots.show(slot, revision)
    index?.assign(slot, revision)
  }

  function release(id: string): void {
    const slot = slots.release(id)
    if (slot === undefined) return
    changes++
    texts.put(slot, '')
    index?.assign(slot, undefined)
  }

  async function tidy(): Promise<void> {
    if (!library.find() || filling !== undefined || untidied > 0) return
    const open = whileOpen(library)
    const before = changes
    const disturbed = {
      // What is kept must be the text of the revision that it is kept for.
      get aborted() {
        return open.aborted || filling !== undefined || changes !== before || untidied > 0
      },
    }
    try {
      await runInSlices(putInOrder(), disturbed)
    } catch (error) {
      // Nobody waits for it, and every answer is right without.
      log('search', error)
    }
  }

  function startTidying(): void {
    tidying ??= tidy().finally(() => {
      tidying = undefined
    })
  }

  function* moveTogether(): Generator<void> {
    if (arena && arena.dead > arena.units * DEAD) while (!arena.compact(afterSome())) yield
  }

  function* putInOrder(): Generator<void> {
    yield* moveTogether()
    const inSlots = slots.inUse()
    yield* stored.write(library.database(), keptVersion(), inSlots, texts)
    if (!index) return
    yield* index.write(library.database(), keptVersion(), inSlots)
    yield* moveTogether()
  }

  async function filled(): Promise<void> {
    // Whoever waited was told; the disk may answer now.
    if (filling === undefined) failure = undefined
    while (library.find() && failure === undefined && (unlisted || waiting.size > 0)) {
      startFilling()
      await gate.promise
    }
    if (failure !== undefined) throw failure
  }

  return {
    corpus: index?.corpus ?? texts,
    slotOf: slots.slotOf,
    idOf: slots.idOf,
    filled,
    async read() {
      do {
        await filled()
        await filling
      } while (filling !== undefined)
      if (failure !== undefined) throw failure
    },
    revisionAt: slots.revisionAt,
    unitsOf: slot => (arena ? arena.unitsOf(slot) : toUnits(texts.foldedText(slot))),
    placed: slot => (arena ? arena.placed(slot) : placeUnits(toUnits(texts.foldedText(slot)))),
    readIn(id) {
      if (unlisted || waiting.has(id)) readIn(id)
    },
    prepare() {
      prepared = true
      quiet.afterwards(startFilling)
    },
    restart() {
      texts.clear()
      index?.forget()
      slots.clear()
      waiting.clear()
      stored.forget()
      failure = undefined
      indexRead = false
      unlisted = library.find() !== undefined
      if (unlisted && prepared) quiet.afterwards(startFilling)
    },
    refresh(changed) {
      for (const id of changed) waiting.set(id, undefined)
      if (prepared) quiet.afterwards(startFilling)
    },
    async tidy() {
      await filling
      startTidying()
      await tidying
    },
    async untidied(work) {
      untidied++
      try {
        await tidying
        return await work()
      } finally {
        untidied--
        if (untidied === 0) quiet.afterwards(startTidying)
      }
    },
  }
}

/** True from the hundredth time on that it is asked. */
function afterSome(): () => boolean {
  let left = 100
  return () => left-- <= 0
}
