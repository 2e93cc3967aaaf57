import { createArenaCorpus } from '../searching/arena-corpus.ts'
import type { Corpus } from '../searching/corpus.ts'
import { createPlainCorpus } from '../searching/plain-corpus.ts'
import { findText, listVisibleIds } from '../store/reports.ts'
import type { CurrentLibrary } from './current-library.ts'
import { fold } from './fold-table.ts'
import type { Quiet } from './quiet.ts'

/** How long the corpus is filled before other calls get their turn, in ms. */
const SLICE = 10

/** The folded texts of all visible reports, each in the slot that it keeps while it is there. */
export interface SearchCorpus {
  readonly corpus: Corpus
  /** Undefined for a report that is not visible, or that was not read in yet. */
  slotOf(id: string): number | undefined
  /** Undefined for an empty slot. */
  idOf(slot: number): string | undefined
  /** Waits until every visible report is in; throws why it could not be read. */
  filled(): Promise<void>
  /** Brings one report up to date at once, for whoever needs no other. */
  readIn(id: string): void
  /** A window shows the reports: its user may search next. Until then, or until `filled`, no text is read. */
  prepare(): void
  /** Another library, or none: the texts are read anew. */
  restart(): void
  /** These reports came, went or changed. */
  refresh(ids: readonly string[]): void
}

/**
 * Texts are read when nothing else is to be done, in slices between other calls. A search waits for what is missing: a
 * library of 10,000 reports is in within half a second, and an answer over a part of it would be a wrong one.
 */
export function createSearchCorpus(library: CurrentLibrary, quiet: Quiet): SearchCorpus {
  const corpus = createArenaCorpus() ?? createPlainCorpus()
  const slots = new Map<string, number>()
  const ids: (string | undefined)[] = []
  const free: number[] = []
  const waiting = new Set<string>()
  let filling: Promise<void> | undefined
  let prepared = false
  /** Why the texts could not be read; whoever waits for them is told. */
  let failure: unknown

  function enqueue(changed: readonly string[]): void {
    for (const id of changed) waiting.add(id)
    if (prepared) quiet.afterwards(startFilling)
  }

  function startFilling(): void {
    if (waiting.size > 0) filling ??= fill()
  }

  async function fill(): Promise<void> {
    try {
      while (waiting.size > 0) {
        await new Promise(resolve => setImmediate(resolve))
        fillSlice()
      }
    } catch (error) {
      failure = error
    }
    filling = undefined
  }

  function fillSlice(): void {
    if (!library.find()) {
      waiting.clear()
      return
    }
    const until = performance.now() + SLICE
    for (const id of waiting) {
      readIn(id)
      if (performance.now() > until) return
    }
  }

  function readIn(id: string): void {
    waiting.delete(id)
    const text = findText(library.database(), id)
    if (text === undefined) release(id)
    else corpus.put(slots.get(id) ?? claim(id), fold(text))
  }

  function claim(id: string): number {
    const slot = free.pop() ?? ids.length
    slots.set(id, slot)
    ids[slot] = id
    return slot
  }

  function release(id: string): void {
    const slot = slots.get(id)
    if (slot === undefined) return
    slots.delete(id)
    ids[slot] = undefined
    free.push(slot)
    corpus.put(slot, '')
  }

  return {
    corpus,
    slotOf: id => slots.get(id),
    idOf: slot => ids[slot],
    async filled() {
      startFilling()
      await filling
      if (failure !== undefined) throw failure
    },
    readIn(id) {
      if (waiting.has(id)) readIn(id)
    },
    prepare() {
      prepared = true
      quiet.afterwards(startFilling)
    },
    restart() {
      corpus.clear()
      slots.clear()
      ids.length = 0
      free.length = 0
      waiting.clear()
      failure = undefined
      if (library.find()) enqueue(listVisibleIds(library.database()))
    },
    refresh: enqueue,
  }
}
