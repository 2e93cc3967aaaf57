import type { ReactNode } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'

export interface SectionOfReport {
  readonly reportId: string
  readonly range: Range
}

/** What other features put into a comparison. */
export interface ComparisonSlots {
  /** A stretch of a report's text, as the reading view sets it. */
  readonly text: (report: OpenReport, range: Range) => ReactNode
  /** What is done with passages of a cell: marks, selecting, highlighting. `active`: keys act on it. */
  readonly passages: (cell: { surface: TextSurface; report: OpenReport; range: Range; active: boolean }) => ReactNode
  /** How two sections that correspond differ, sentence by sentence; in the order of their columns. */
  readonly changes: (sections: readonly [SectionOfReport, SectionOfReport]) => ReactNode
  /** What a section is about by a set of themes, and how to say otherwise; `theme` is null for none, `chosen`: the user said so. */
  readonly theme: (
    section: SectionOfReport & {
      readonly setId: string
      readonly theme: string | null
      readonly chosen: boolean
      readonly onChosen: () => void
    },
  ) => ReactNode
  /** Chooses a report. */
  readonly picker: (onChoose: (reportId: string) => void) => ReactNode
}
