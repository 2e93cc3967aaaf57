/** Something that stands between two heights of the page, in px. */
export interface Tall<T> {
  readonly item: T
  readonly top: number
  readonly bottom: number
}

export interface Lane<T> extends Tall<T> {
  /** From 0; no two in one lane touch each other. */
  readonly lane: number
  /** How many lanes there are where it stands. */
  readonly lanes: number
}

/** Puts side by side what stands at the same height, in as few lanes as it takes: what begins first, and of those the longest, in the first. */
export function lanesOf<T>(all: readonly Tall<T>[]): Lane<T>[] {
  const placed: Lane<T>[] = []
  let group: (Tall<T> & { readonly lane: number })[] = []
  let ends: number[] = []
  const close = () => {
    placed.push(...group.map(each => ({ ...each, lanes: ends.length })))
    group = []
    ends = []
  }
  for (const each of all.toSorted((a, b) => a.top - b.top || b.bottom - a.bottom)) {
    if (ends.every(end => end <= each.top)) close()
    const free = ends.findIndex(end => end <= each.top)
    const lane = free < 0 ? ends.length : free
    ends[lane] = each.bottom
    group.push({ ...each, lane })
  }
  close()
  return placed
}
