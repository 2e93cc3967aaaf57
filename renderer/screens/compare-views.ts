import type { ReactNode } from 'react'
import type { CompareView } from '../state/comparison.ts'
import { type OnDemand, onDemand } from '../ui/on-demand.tsx'

/**
 * A way of comparing: its code loads when it is first shown. `reports`: how many must be chosen before there is anything to
 * show; 0 for a view that chooses from the library itself. `viewSwitch` stands at the beginning of the view's upper bar.
 */
interface CompareViewParts {
  readonly reports: 0 | 2
  readonly View: OnDemand<{ readonly viewSwitch: ReactNode }>
}

/** To add one: its name in state/comparison.ts (COMPARE_VIEWS), its words in locale comparing.views, its component here. */
export const VIEWS: Readonly<Record<CompareView, CompareViewParts>> = {
  aligned: { reports: 2, View: onDemand(() => import('./aligned-view.tsx')) },
  changes: { reports: 2, View: onDemand(() => import('./changes-view.tsx')) },
  indicators: { reports: 0, View: onDemand(() => import('./indicators-view.tsx')) },
  matrix: { reports: 0, View: onDemand(() => import('./theme-matrix-view.tsx')) },
  wordings: { reports: 0, View: onDemand(() => import('./wordings-view.tsx')) },
}
