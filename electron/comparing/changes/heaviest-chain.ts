/** Something that covers `[left, leftEnd)` of one row and `[right, rightEnd)` of another, and what it is worth. */
export interface Link {
  readonly left: number
  readonly leftEnd: number
  readonly right: number
  readonly rightEnd: number
  /** Above 0. */
  readonly worth: number
}

/**
 * Of links between two rows those that are worth most together and of which each begins, on both sides, where the one
 * before has ended. The work grows with the links alone (times the logarithm of a row), not with the rows' product.
 *
 * @param rightLength how many there are in the right row
 */
export function heaviestChain<L extends Link>(links: readonly L[], rightLength: number): L[] {
  const starting = links.map((_, at) => at).sort((a, b) => startOf(a) - startOf(b) || rightOf(a) - rightOf(b))
  const ending = links.map((_, at) => at).sort((a, b) => endOf(a) - endOf(b))
  const best = new Float64Array(links.length)
  const before = new Int32Array(links.length).fill(-1)
  // Prefix maxima over the right ends (a Fenwick tree): which link ends a best chain that lies before a place.
  const tree = new Int32Array(rightLength + 2).fill(-1)

  function startOf(link: number): number {
    return links[link]?.left ?? 0
  }
  function rightOf(link: number): number {
    return links[link]?.right ?? 0
  }
  function endOf(link: number): number {
    return links[link]?.leftEnd ?? 0
  }
  function worthOf(link: number): number {
    return link < 0 ? 0 : (best[link] ?? 0)
  }
  function enter(link: number): void {
    for (let at = (links[link]?.rightEnd ?? 0) + 1; at < tree.length; at += at & -at) {
      if (worthOf(link) > worthOf(tree[at] ?? -1)) tree[at] = link
    }
  }
  function bestBefore(right: number): number {
    let found = -1
    for (let at = right + 1; at > 0; at -= at & -at) {
      if (worthOf(tree[at] ?? -1) > worthOf(found)) found = tree[at] ?? -1
    }
    return found
  }

  let ended = 0
  let last = -1
  for (const link of starting) {
    for (let next = ending[ended]; next !== undefined && endOf(next) <= startOf(link); next = ending[++ended]) enter(next)
    const earlier = bestBefore(rightOf(link))
    before[link] = earlier
    best[link] = worthOf(earlier) + (links[link]?.worth ?? 0)
    if (worthOf(link) > worthOf(last)) last = link
  }

  const chain: L[] = []
  for (let at = last; at >= 0; at = before[at] ?? -1) {
    const link = links[at]
    if (link) chain.push(link)
  }
  return chain.reverse()
}
