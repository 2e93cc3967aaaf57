import { createPainting, type Painting } from './painter.ts'
import { createTextPositions, type TextPositions } from './text-position.ts'

/** A report's text as it stands in a pane; made anew whenever React put other text nodes there. */
export interface TextSurface {
  readonly reportId: string
  readonly text: string
  /** What scrolls. */
  readonly scroller: HTMLElement
  /** Holds the paragraphs; scrolls with the text. */
  readonly sheet: HTMLElement
  /** What floats over the text stands in it, and scrolls with it: the sheet, or what holds several of them. */
  readonly stage: HTMLElement
  readonly positions: TextPositions
  readonly painting: Painting
}

export function createTextSurface(
  report: { readonly id: string; readonly text: string },
  scroller: HTMLElement,
  sheet: HTMLElement,
  stage: HTMLElement = sheet,
): TextSurface {
  const positions = createTextPositions(sheet)
  return { reportId: report.id, text: report.text, scroller, sheet, stage, positions, painting: createPainting(positions) }
}
