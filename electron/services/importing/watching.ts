import { setTimeout as stillness } from 'node:timers/promises'
import type { FolderNews } from '../../../shared/model/folder.ts'
import type { Db } from '../../store/db.ts'
import { findFolder, type KnownFolder, listFolders, saveLook } from '../../store/folders.ts'
import { createTurns } from '../in-turn.ts'
import type { Announce } from '../library/current-library.ts'
import { createFolderSignals, type FolderSignals } from './folder-signals.ts'
import type { ImportingService } from './importing.ts'
import { giveUp, lookThrough, noteGone, type Settling, stateOf } from './look.ts'
import { joinNews, NO_NEWS, newsOf } from './news.ts'

/** How long, in ms. */
export interface WatchTimes {
  /** A file must have been still before it is read. */
  readonly settle: number
  /** From one look to the next where nothing rings: network drives tell nothing. */
  readonly patrol: number
  /** From a ring to the look: changes come in swarms. */
  readonly gather: number
}

export const WATCH_TIMES: WatchTimes = { settle: 1_500, patrol: 30_000, gather: 300 }

export type FolderState = 'there' | 'absent' | 'unreadable'

/** Looks through the folders of one open library, the watched ones by itself. */
export interface Watching {
  /** Takes up what is watched now, and lets go of the rest. */
  follow(): void
  /** Looks now, also where nothing is watched, until nothing is being written any more. */
  look(folders: readonly KnownFolder[]): Promise<FolderNews>
  stateOf(id: number): { readonly state: FolderState; readonly looking: boolean }
  stop(): Promise<void>
}

interface Watched {
  readonly settling: Settling
  readonly signals: FolderSignals | null
  state: FolderState
  looks: number
  timer: NodeJS.Timeout | undefined
  /** When the timer rings, on the clock of `performance.now`. */
  due: number
}

interface WatchingTools {
  readonly db: Db
  readonly importing: ImportingService
  /** Whether the user opened it on this computer. */
  readonly isOpened: (location: string) => boolean
  readonly announce: Announce
  readonly tell: (news: FolderNews) => void
  /** The state of a folder is different. */
  readonly changed: () => void
  readonly failed: (error: unknown) => void
  readonly times: WatchTimes
}

export function createWatching({ db, importing, isOpened, announce, tell, changed, failed, times }: WatchingTools): Watching {
  const stopping = new AbortController()
  const known = new Map<number, Watched>()
  // One look at a time, so that a file which moves from one folder to another is seen to move.
  const { inTurn, ended } = createTurns()

  function entryOf(id: number, watched: boolean): Watched {
    const found = known.get(id)
    if (found && (found.signals !== null) === watched) return found
    drop(id)
    const signals = watched ? createFolderSignals(() => schedule(id, times.gather)) : null
    const made: Watched = { settling: new Map(), signals, state: 'there', looks: 0, timer: undefined, due: 0 }
    known.set(id, made)
    return made
  }

  function drop(id: number): void {
    const entry = known.get(id)
    clearTimeout(entry?.timer)
    entry?.signals?.close()
    known.delete(id)
  }

  /** The sooner of two wins, so that a folder in which something rings all the time is still looked at. */
  function schedule(id: number, wait: number): void {
    const entry = known.get(id)
    if (!entry || stopping.signal.aborted) return
    const due = performance.now() + wait
    if (entry.timer && entry.due <= due) return
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => {
      entry.timer = undefined
      patrol(id).catch(failed)
    }, wait).unref()
    entry.due = due
  }

  async function patrol(id: number): Promise<void> {
    await inTurn(async () => {
      const folder = stopping.signal.aborted ? undefined : findFolder(db, id)
      if (!folder?.watched || !isOpened(folder.location)) return
      const { news, unsettled } = await lookOnce(folder)
      if (news !== NO_NEWS) tell(news)
      schedule(id, unsettled ? times.settle : times.patrol)
    }).catch(error => {
      schedule(id, times.patrol)
      if (!stopping.signal.aborted) throw error
    })
  }

  async function lookOnce(folder: KnownFolder): Promise<{ readonly news: FolderNews; readonly unsettled: boolean }> {
    const entry = entryOf(folder.id, folder.watched)
    entry.looks++
    try {
      const state = await stateOf(folder.location)
      if (state !== entry.state) {
        entry.state = state
        changed()
      }
      if (state !== 'there') return { news: NO_NEWS, unsettled: false }
      const look = await lookThrough(db, folder, entry.settling, times.settle, stopping.signal)
      entry.signals?.follow(look.folders)
      const imported = look.ready.length > 0 ? await importing.importFound(look.ready, stopping.signal) : undefined
      giveUp(db, entry.settling, look.ready)
      // A file that moved is gone from its old place only until the new one is read.
      if (look.unsettled) return { news: newsOf(folder, imported, []), unsettled: true }
      const still = imported?.moved ? await lookThrough(db, folder, entry.settling, times.settle, stopping.signal) : look
      const noted = noteGone(db, still, new Date().toISOString())
      saveLook(db, folder.location, new Date().toISOString())
      const touched = [...noted.gone, ...noted.back]
      if (touched.length > 0) announce({ reports: touched })
      if (imported || touched.length + still.gone.length > 0) changed()
      return { news: newsOf(folder, imported, still.gone), unsettled: false }
    } finally {
      entry.looks--
    }
  }

  return {
    follow() {
      const wanted = new Map(listFolders(db).flatMap(folder => (folder.watched && isOpened(folder.location) ? [[folder.id, folder]] : [])))
      for (const id of [...known.keys()]) if (!wanted.has(id)) drop(id)
      for (const id of wanted.keys()) {
        entryOf(id, true)
        schedule(id, 0)
      }
    },
    async look(folders) {
      let news = NO_NEWS
      for (const folder of folders.filter(({ location }) => isOpened(location))) {
        for (;;) {
          const found = await inTurn(() => lookOnce(folder))
          news = joinNews(news, found.news)
          if (!found.unsettled) break
          await stillness(times.settle, undefined, { signal: stopping.signal })
        }
      }
      changed()
      if (news !== NO_NEWS) tell(news)
      return news
    },
    stateOf(id) {
      const entry = known.get(id)
      return { state: entry?.state ?? 'there', looking: (entry?.looks ?? 0) > 0 }
    },
    async stop() {
      stopping.abort()
      for (const id of [...known.keys()]) drop(id)
      await ended()
    },
  }
}
