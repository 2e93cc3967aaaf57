/** The best of many, without keeping the others. */
export interface Best<T> {
  /** How many were offered with more than 0. */
  readonly total: number
  /** Nothing at 0. What is offered is made only when it is among the best so far; of equally good ones the first stays before. */
  offer(score: number, make: () => T): void
  list(): { readonly score: number; readonly value: T }[]
}

export function createBest<T>(limit: number): Best<T> {
  const best: { readonly score: number; readonly value: T }[] = []
  let total = 0
  return {
    get total() {
      return total
    },
    offer(score, make) {
      if (score === 0) return
      total++
      const last = best.at(-1)
      if (best.length >= limit && last && last.score >= score) return
      let at = best.length
      while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--
      best.splice(at, 0, { score, value: make() })
      if (best.length > limit) best.pop()
    },
    list: () => [...best],
  }
}
