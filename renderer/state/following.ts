import type { Comparison } from '../../shared/model/comparison.ts'
import { corresponding, type FollowedSection, pairHeadings, pairsOf, sectionAt } from './corresponding.ts'
import type { Calibration, Pane } from './panes.ts'
import type { Slice } from './store.ts'

/** The panes follow one of them, section by section. */
export interface FollowingSlice {
  /** Key of the pane that the others follow; null while each goes its own way. */
  readonly leader: number | null
  /** The others follow the active pane from now on, or no longer. */
  toggleFollowing(): void
  /** This pane leads; the others come to where it is. */
  leadFrom(index: number): void
  /** Frees a pane, or lets it follow again: what stands beside each other then belongs together. */
  toggleFree(index: number): void
  /** The leading pane may have come to another section: brings the others to what corresponds. Those alone move. */
  follow(): void
  /** A pane shows another report, from its beginning: where it follows, it comes to where the leading pane is. */
  catchUp(key: number): void
  /** Finds out what corresponds in the open reports, where it is not known; `again`: also where it is. */
  loadCorrespondence(again?: boolean): Promise<void>
  /** Panes are filled by it; nobody follows where they came from. */
  keepPlaces(filling: () => Promise<unknown>): Promise<void>
}

/** Calibrations of a pane that are kept, the last ones. */
const KEPT = 50

export const createFollowingSlice: Slice<FollowingSlice> = (set, get, api) => {
  /** What is known of reports, among them all that are open; null before the first answer. */
  let known: Comparison | null = null
  let asking: AbortController | undefined
  /** Report and section at which the leading pane was last. */
  let ledAt = ''
  let keeping = 0

  const openIds = () => [...new Set(get().panes.flatMap(({ reportId }) => reportId ?? []))]
  const leadingPane = () => get().panes.find(pane => pane.key === get().leader)
  const columnOf = (reportId: string | null) => known?.reports.findIndex(report => report.reportId === reportId) ?? -1

  function sectionsOf({ reportId, report }: Pane): readonly FollowedSection[] {
    const compared = known?.reports[columnOf(reportId)]
    return compared?.sections ?? report?.outline ?? []
  }

  function placeIn(leading: Pane): string {
    return `${leading.key} ${leading.reportId} ${sectionAt(sectionsOf(leading), leading.position)}`
  }

  function pairs(leading: Pane, pane: Pane): Map<number, number> {
    const [own, others] = [sectionsOf(leading), sectionsOf(pane)]
    const [from, to] = [columnOf(leading.reportId), columnOf(pane.reportId)]
    const found =
      leading.reportId === pane.reportId
        ? new Map(own.map((_, at) => [at, at]))
        : known && from >= 0 && to >= 0
          ? pairsOf(known, from, to)
          : pairHeadings(own, others)
    for (const { reportId, start, leaderId, leaderStart } of pane.calibrations) {
      if (reportId !== pane.reportId || leaderId !== leading.reportId) continue
      const at = own.findIndex(section => section.start === leaderStart)
      const other = others.findIndex(section => section.start === start)
      if (at >= 0 && other >= 0) found.set(at, other)
    }
    return found
  }

  function bring(pane: Pane, leading: Pane, at: number): void {
    const sections = sectionsOf(pane)
    const section = corresponding(at, pairs(leading, pane), sections.length)
    // Above the first section stands the title.
    const position = section > 0 ? (sections[section]?.start ?? 0) : 0
    get().patchPane(pane.key, { position, lineTop: null, jump: { position, lineTop: null, flash: null } })
  }

  /** In turn: to lay out several texts at new places takes longer than a frame, in which the reader may be scrolling. */
  function bringOneByOne([key, ...others]: readonly number[], leading: Pane, at: number): void {
    const pane = get().panes.find(each => each.key === key)
    // The leading pane is elsewhere by now.
    if (key === undefined || placeIn(leading) !== ledAt || leading.key !== get().leader) return
    if (pane?.reportId && !pane.free) bring(pane, leading, at)
    // Once this one is painted.
    if (others.length > 0) requestAnimationFrame(() => setTimeout(() => bringOneByOne(others, leading, at)))
  }

  function calibrate(pane: Pane, leading: Pane): readonly Calibration[] {
    const own = sectionsOf(leading)[sectionAt(sectionsOf(leading), leading.position)]
    const other = sectionsOf(pane)[sectionAt(sectionsOf(pane), pane.position)]
    if (!own || !other || !leading.reportId || !pane.reportId) return pane.calibrations
    const made = { reportId: pane.reportId, start: other.start, leaderId: leading.reportId, leaderStart: own.start }
    const others = pane.calibrations.filter(each => each.leaderId !== made.leaderId || each.leaderStart !== made.leaderStart)
    return [...others, made].slice(-KEPT)
  }

  return {
    leader: null,

    toggleFollowing() {
      if (get().leader === null) return get().leadFrom(get().activePane)
      set({ leader: null })
      get().saveWorkspace()
    },

    leadFrom(index) {
      const pane = get().panes[index]
      if (!pane) return
      set({ leader: pane.key })
      get().patchPane(pane.key, { free: false })
      ledAt = ''
      void get()
        .loadCorrespondence()
        .then(() => get().follow())
      get().saveWorkspace()
    },

    toggleFree(index) {
      const pane = get().panes[index]
      const leading = leadingPane()
      if (!pane || !leading || pane === leading) return
      get().patchPane(pane.key, { free: !pane.free, ...(pane.free ? { calibrations: calibrate(pane, leading) } : {}) })
      get().saveWorkspace()
    },

    follow() {
      const leading = leadingPane()
      if (!leading?.reportId || asking || keeping > 0) return
      const at = sectionAt(sectionsOf(leading), leading.position)
      if (at < 0 || placeIn(leading) === ledAt) return
      ledAt = placeIn(leading)
      bringOneByOne(
        get().panes.flatMap(({ key }) => (key === leading.key ? [] : key)),
        leading,
        at,
      )
    },

    catchUp(key) {
      const leading = leadingPane()
      const pane = get().panes.find(each => each.key === key)
      if (!leading?.reportId || !pane?.reportId || pane === leading || pane.free || asking || keeping > 0) return
      const at = sectionAt(sectionsOf(leading), leading.position)
      if (at > 0) bring(pane, leading, at)
    },

    async loadCorrespondence(again = false) {
      if (get().leader === null) return
      const reportIds = openIds()
      asking?.abort()
      asking = undefined
      if (reportIds.length < 2 || (!again && reportIds.every(id => columnOf(id) >= 0))) return
      const turn = new AbortController()
      asking = turn
      try {
        const comparison = await api.call('compare.open', { reportIds }, { signal: turn.signal })
        if (!turn.signal.aborted) known = comparison
      } catch (error) {
        // Headings and their order tell as well.
        if (!turn.signal.aborted) get().fail(error)
      } finally {
        if (asking === turn) asking = undefined
      }
    },

    async keepPlaces(filling) {
      keeping++
      try {
        await filling()
        await get().loadCorrespondence()
      } finally {
        keeping--
      }
      const leading = leadingPane()
      if (leading) ledAt = placeIn(leading)
    },
  }
}
