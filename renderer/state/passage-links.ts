import type { PassageLink } from '../../shared/interchange/passage-link.ts'
import type { Slice } from './store.ts'

export interface PassageLinkSlice {
  /** Goes to the highlight that a link asks for, or says that it is not in this library. */
  openLink(link: PassageLink): Promise<void>
  /** Follows links that other programs open, for as long as the window stands. */
  followLinks(): Promise<void>
}

export const createPassageLinkSlice: Slice<PassageLinkSlice> = (_set, get, api) => ({
  async openLink({ reportId, highlightId }) {
    const highlight = get().reportsById.has(reportId)
      ? (await api.call('highlights.ofReport', { reportId })).find(({ id }) => id === highlightId)
      : undefined
    if (!highlight) {
      get().notify('notices.linkLost')
      return
    }
    get().read(reportId, highlight.state === 'orphan' ? {} : { flash: highlight })
    get().activateHighlight(highlightId)
  },

  async followLinks() {
    try {
      for (;;) {
        const link = await api.call('host.nextLink', {})
        if (link === null) return
        await get().openLink(link)
      }
    } catch {
      // The line to the program is gone, which is said elsewhere; a page that loads again follows links again.
    }
  },
})
