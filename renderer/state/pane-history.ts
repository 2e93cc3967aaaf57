import type { Pane } from './panes.ts'

/** Where a reader was. */
export interface Place {
  readonly reportId: string
  readonly position: number
  readonly lineTop: number | null
}

/** Where the reader of a pane was before and, after going back, from where; the nearest last. */
export interface PaneHistory {
  readonly past: readonly Place[]
  readonly future: readonly Place[]
}

export const NO_HISTORY: PaneHistory = { past: [], future: [] }

/** Places that are remembered each way. */
const REMEMBERED = 100
/** A step no longer than this leads nowhere else (UTF-16 units): the reader still sees where he was. */
const NEAR = 200

export function placeOf({ reportId, position, lineTop }: Pick<Pane, 'reportId' | 'position' | 'lineTop'>): Place | null {
  return reportId === null ? null : { reportId, position, lineTop }
}

/** The pane goes from one place to another of its own accord: what was ahead is forgotten. */
export function leave(history: PaneHistory, from: Place | null, to: Pick<Place, 'reportId' | 'position'>): PaneHistory {
  if (!from || isNear(from, to)) return history
  const last = history.past.at(-1)
  const past = last && isNear(last, from) ? history.past.slice(0, -1) : history.past
  return { past: [...past, from].slice(-REMEMBERED), future: [] }
}

/** One step back (-1) or forward (1) from where the reader is; null where there is none. `exists`: reports that can be opened. */
export function travel(
  { past, future }: PaneHistory,
  by: -1 | 1,
  here: Place | null,
  exists: (reportId: string) => boolean,
): { readonly to: Place; readonly history: PaneHistory } | null {
  const ahead = (by < 0 ? past : future).filter(({ reportId }) => exists(reportId))
  const to = ahead.at(-1)
  if (!to) return null
  const left = ahead.slice(0, -1)
  const behind = [...(by < 0 ? future : past), ...(here ? [here] : [])].slice(-REMEMBERED)
  return { to, history: by < 0 ? { past: left, future: behind } : { past: behind, future: left } }
}

/** So many places each way, copied. */
export function nearestOf({ past, future }: PaneHistory, count: number): { past: Place[]; future: Place[] } {
  return { past: past.slice(-count), future: future.slice(-count) }
}

function isNear(a: Pick<Place, 'reportId' | 'position'>, b: Pick<Place, 'reportId' | 'position'>): boolean {
  return a.reportId === b.reportId && Math.abs(a.position - b.position) <= NEAR
}
