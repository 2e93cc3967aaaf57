/** First index for which the condition holds; it must not hold before and must hold after. `length` where it never does. */
export function firstIndex(length: number, holdsAt: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holdsAt(middle)) high = middle
    else low = middle + 1
  }
  return low
}
