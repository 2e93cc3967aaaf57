/** What opened below the box: what may stand at the caret, or what was asked before. */
export type Offer = 'completion' | 'history'

/** What a key does with an offer. */
export type OfferStep = { readonly move: number } | { readonly take: number } | 'close'

/** `active` is the number of the item that the keyboard is on, -1 while it is in the box. Undefined for keys that are the box's own. */
export function offerStep(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  offer: Offer,
  active: number,
  count: number,
): OfferStep | undefined {
  switch (key) {
    case 'ArrowDown':
      return { move: Math.min(active + 1, count - 1) }
    case 'ArrowUp':
      return offer === 'history' && active <= 0 ? 'close' : { move: Math.max(active - 1, -1) }
    case 'Enter':
      return active >= 0 ? { take: active } : undefined
    case 'Tab':
      return offer === 'completion' && !shiftKey ? { take: Math.max(active, 0) } : undefined
    case 'Escape':
      return 'close'
    default:
      return undefined
  }
}
