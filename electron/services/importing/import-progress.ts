import type { ImportProgress } from '../../../shared/model/source.ts'

/** Shortest time between two announcements, in ms. */
const INTERVAL = 50
/** Before this much time and work no estimate would be honest. */
const MIN_SECONDS = 1
const MIN_FILES = 3

export interface ProgressMeter {
  scanned(files: number): void
  /** The walk is over; from here on bytes are what the estimate counts. */
  begin(files: number, bytes: number): void
  /** A file that is as it was costs next to nothing: its bytes count for the estimate neither as work nor as done. */
  finished(path: string, bytes: number, parsed?: boolean): void
  add(counts: { readonly reports?: number; readonly problems?: number }): void
  /** Announces where things stand, whatever the interval. */
  flush(): void
}

export function createProgressMeter(
  announce: (progress: ImportProgress) => void,
  now: () => number = () => performance.now(),
): ProgressMeter {
  let progress: ImportProgress = { phase: 'scanning', done: 0, total: null, current: '', reports: 0, problems: 0, secondsLeft: null }
  let lastTime = Number.NEGATIVE_INFINITY
  let began = 0
  let bytesTotal = 0
  let bytesDone = 0
  let filesParsed = 0

  function secondsLeft(): number | null {
    const seconds = (now() - began) / 1000
    if (progress.phase === 'scanning' || seconds < MIN_SECONDS || filesParsed < MIN_FILES || bytesDone === 0) return null
    return Math.ceil((seconds / bytesDone) * (bytesTotal - bytesDone))
  }

  function flush(): void {
    lastTime = now()
    announce({ ...progress, secondsLeft: secondsLeft() })
  }

  function change(next: Partial<ImportProgress>): void {
    progress = { ...progress, ...next }
    if (now() - lastTime >= INTERVAL) flush()
  }

  return {
    scanned: files => change({ done: files }),
    begin(files, bytes) {
      began = now()
      bytesTotal = bytes
      change({ phase: 'importing', done: 0, total: files })
    },
    finished(path, bytes, parsed = true) {
      if (parsed) {
        bytesDone += bytes
        filesParsed++
      } else bytesTotal -= bytes
      change({ done: progress.done + 1, current: path })
    },
    add: ({ reports = 0, problems = 0 }) => change({ reports: progress.reports + reports, problems: progress.problems + problems }),
    flush,
  }
}
