import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Range, SearchResult } from '../../shared/model/search.ts'
import { snippetOf } from '../../shared/text/snippet.ts'
import { findText, listReportsById, listVisibleIds } from '../store/reports.ts'
import type { CurrentLibrary } from './current-library.ts'
import { fold } from './fold-table.ts'
import type { Quiet } from './quiet.ts'
import { listMatching } from './reports.ts'
import { createTextIndex } from './text-index.ts'

/** How long the index is filled before other calls get their turn, in ms. */
const SLICE = 10

export interface SearchingService {
  find(id: string, query: string): Range[]
  search(input: Input<'reports.search'>): Promise<SearchResult>
  /** A window shows the reports: its user may search next. Until then, or the first search, no text is read. */
  prepare(): void
  /** Another library, or none: the texts are read anew. */
  restart(): void
  /** These reports came, went or changed. */
  refresh(ids: readonly string[]): void
}

/**
 * Texts of all visible reports in memory. They are read when nothing else is to be done, in between other calls; a search
 * does not wait for that, only for the texts.
 */
export function createSearching(library: CurrentLibrary, quiet: Quiet): SearchingService {
  const index = createTextIndex({ fold, textOf: id => findText(library.database(), id) ?? '' })
  const waiting = new Set<string>()
  let filling: Promise<void> | undefined
  let prepared = false
  /** Why the texts could not be read; the next search says so. */
  let failure: unknown

  function enqueue(ids: readonly string[]): void {
    for (const id of ids) waiting.add(id)
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

  async function filled(): Promise<void> {
    startFilling()
    await filling
    if (failure !== undefined) throw failure
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
    if (text === undefined) index.remove(id)
    else index.set(id, text)
  }

  return {
    find(id, query) {
      if (waiting.has(id)) readIn(id)
      if (findText(library.database(), id) === undefined) throw new AppError('not-found', 'There is no such report.', { id })
      return index.find(id, query)
    },
    async search({ query, filter = {}, limit, exact, snippets: ranges, everywhere }) {
      library.database()
      await filled()
      const db = library.database()
      const started = performance.now()
      const restricted = Object.keys(filter).length > 0
      const only = restricted ? new Set(listMatching(db, filter).map(report => report.id)) : undefined
      const { terms, reports, occurrences, hits, ...found } = index.search({ query, exact, only, everywhere, limit, ranges })
      const summaries = new Map(
        listReportsById(
          db,
          hits.map(hit => hit.id),
        ).map(report => [report.id, report]),
      )
      return {
        query,
        terms,
        reports,
        occurrences,
        hits: hits.flatMap(({ id, occurrences, score, ranges }) => {
          const report = summaries.get(id)
          if (!report) return []
          const { title, place, year, body } = report
          const text = findText(db, id) ?? ''
          const snippets = ranges.map(range => snippetOf(text, range))
          return [{ reportId: id, title, place, year, body, occurrences, score, snippets }]
        }),
        ...(everywhere ? { everywhere: found.everywhere } : {}),
        ms: Math.round((performance.now() - started) * 100) / 100,
      }
    },
    prepare() {
      prepared = true
      quiet.afterwards(startFilling)
    },
    restart() {
      index.clear()
      waiting.clear()
      failure = undefined
      if (library.find()) enqueue(listVisibleIds(library.database()))
    },
    refresh: enqueue,
  }
}
