import type { ReactNode } from 'react'

/** How this feature asks for the tag picker; the screen puts it in. */
export type TagPickerSlot = (props: {
  readonly anchor: { getBoundingClientRect(): DOMRect }
  readonly selected: readonly string[]
  readonly onApply: (tagIds: readonly string[]) => void
  /** Closed without a choice. */
  readonly onClose: () => void
  readonly finalFocus: () => HTMLElement | null
}) => ReactNode
