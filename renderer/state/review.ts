import type { Input } from '../../shared/contract.ts'
import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { ReviewItem } from '../../shared/model/review.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

type Passage = Omit<Input<'highlights.move'>, 'id'>

export interface ReviewSlice {
  /** Doubtful highlights, then lost ones; null until they were read. */
  readonly review: readonly ReviewItem[] | null
  /** The highlight for which other words are being looked for in its report. */
  readonly movingHighlight: HighlightInContext | null
  loadReview(): Promise<void>
  confirmHighlights(ids: readonly string[]): Promise<void>
  detachHighlights(ids: readonly string[]): Promise<void>
  /** Opens its report; null gives up. */
  beginMove(highlight: HighlightInContext | null): void
  moveHighlight(words: Passage): Promise<void>
}

export const createReviewSlice: Slice<ReviewSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let newest = 0

  return {
    review: null,
    movingHighlight: null,

    loadReview: () =>
      attempt(async () => {
        const turn = ++newest
        const review = await api.call('highlights.review', {})
        if (turn === newest) set({ review })
      }),

    confirmHighlights: ids =>
      attempt(async () => {
        const { count } = await api.call('highlights.confirm', { ids: [...ids] })
        get().notify('notices.highlightsConfirmed', { count }, { undoable: true })
      }),

    detachHighlights: ids =>
      attempt(async () => {
        const { count } = await api.call('highlights.detach', { ids: [...ids] })
        get().notify('notices.highlightsDetached', { count }, { undoable: true })
      }),

    beginMove(movingHighlight) {
      set({ movingHighlight })
      if (movingHighlight) get().read(movingHighlight.reportId, { position: movingHighlight.start })
    },

    moveHighlight: words =>
      attempt(async () => {
        const id = get().movingHighlight?.id
        if (id === undefined) return
        await api.call('highlights.move', { id, ...words })
        set({ movingHighlight: null, activeHighlightId: id })
        get().notify('notices.highlightMoved', {}, { undoable: true })
      }),
  }
}
