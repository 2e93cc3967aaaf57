/** Sets of slots: 1 for each that is in. Plain loops, for a query goes through several of them with all reports in each. */

export function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  const mask = new Uint8Array(a.length)
  for (let slot = 0; slot < mask.length; slot++) mask[slot] = (a[slot] ?? 0) & (b[slot] ?? 0)
  return mask
}

export function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  const mask = new Uint8Array(a.length)
  for (let slot = 0; slot < mask.length; slot++) mask[slot] = (a[slot] ?? 0) | (b[slot] ?? 0)
  return mask
}

export function without(a: Uint8Array, b: Uint8Array): Uint8Array {
  const mask = new Uint8Array(a.length)
  for (let slot = 0; slot < mask.length; slot++) mask[slot] = (a[slot] ?? 0) & ~(b[slot] ?? 0)
  return mask
}

/** The slots that are named. */
export function holding({ slots }: { readonly slots: Uint32Array }, length: number): Uint8Array {
  const mask = new Uint8Array(length)
  for (let place = 0; place < slots.length; place++) mask[slots[place] ?? 0] = 1
  return mask
}

export function countSlots(mask: Uint8Array): number {
  let count = 0
  for (let slot = 0; slot < mask.length; slot++) count += mask[slot] ?? 0
  return count
}
