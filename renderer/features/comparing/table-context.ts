import { createContext } from 'react'
import type { Staying } from './stay-in-view.ts'
import type { TableBoxes } from './use-cell-surface.ts'

/** What of the view lies under the heads and the name of the row, in px; as the style sheet has it. */
export const COVERED = 69

/** What the rows of a comparison know of the table around them; null before it stands on the page. */
export const TableContext = createContext<{ readonly boxes: TableBoxes; readonly staying: Staying } | null>(null)
