import type { ThemedReport } from '../../shared/model/theme.ts'
import type { Slice } from './store.ts'

/** What the sections of reports that are read are about. */
export interface SectionThemesSlice {
  /** By report; read when it is first wanted. */
  readonly sectionThemes: ReadonlyMap<string, ThemedReport>
  /** Where they are not known yet. */
  readSectionThemes(reportId: string): Promise<void>
  /** Something was learned, or texts changed: those of reports in the panes are read again, others when they are wanted. */
  refreshSectionThemes(): Promise<void>
  forgetSectionThemes(): void
}

export const createSectionThemesSlice: Slice<SectionThemesSlice> = (set, get, api) => {
  /** Rises when what is being read is no longer wanted. */
  let turn = 0

  async function read(reportIds: readonly string[]): Promise<void> {
    const own = turn
    const [themeSets, ...themed] = await Promise.all([
      api.call('themes.sets', {}),
      ...reportIds.map(reportId => api.call('themes.ofReport', { reportId })),
    ])
    if (own !== turn) return
    set({ themeSets, sectionThemes: new Map([...get().sectionThemes, ...themed.map(each => [each.reportId, each] as const)]) })
  }

  return {
    sectionThemes: new Map(),

    async readSectionThemes(reportId) {
      if (!get().sectionThemes.has(reportId)) await read([reportId])
    },

    async refreshSectionThemes() {
      const known = get().sectionThemes
      const { panes, reportsById } = get()
      const shown = new Set(panes.flatMap(({ reportId }) => (reportId !== null && reportsById.has(reportId) ? reportId : [])))
      turn++
      set({ sectionThemes: new Map([...known].filter(([id]) => shown.has(id))) })
      const again = [...shown].filter(id => known.has(id))
      if (again.length > 0) await read(again)
    },

    forgetSectionThemes() {
      turn++
      set({ sectionThemes: new Map() })
    },
  }
}
