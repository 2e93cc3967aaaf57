import { type AlignedSection, alignPair, type PairLink, type Pin } from './align.ts'

/** A section of several reports: which report, and which of its sections. */
export interface Place {
  readonly column: number
  readonly section: number
}

/** What the user said of sections of two columns. */
export interface PlacePin {
  readonly from: Place
  readonly to: Place
  readonly linked: boolean
}

export interface LaidOutLink {
  readonly from: Place
  readonly to: Place
  readonly by: 'user' | 'program'
}

/** For each row, column by column, the sections that correspond. */
export interface LaidOut {
  readonly rows: readonly (readonly (readonly number[])[])[]
  /** Only of sections that stand in one row; `from` is in an earlier column than `to`. */
  readonly links: readonly LaidOutLink[]
}

/** Links that hold a row together: at least so much of those that there could be. */
const SUPPORT = 0.5

interface Link extends PairLink {
  readonly left: number
  readonly right: number
  readonly by: 'user' | 'program'
}

/**
 * Lays two to six reports beside each other. All pairs are aligned; then sections are brought together by their best links
 * first, one of each report to a row, where most of its pairs are linked; what is left goes with a row that it is linked to.
 * What the user said wins.
 */
export function* layOut(columns: readonly (readonly AlignedSection[])[], pins: readonly PlacePin[]): Generator<void, LaidOut> {
  const firsts = columns.map((_, at) => columns.slice(0, at).reduce((sum, sections) => sum + sections.length, 0))
  const nodeOf = ({ column, section }: Place) => (firsts[column] ?? 0) + section
  const places = columns.flatMap((sections, column) => sections.map((_, section) => ({ column, section })))
  const links: Link[] = []
  for (const [a, one] of columns.entries())
    for (const [b, other] of columns.entries()) {
      if (b <= a) continue
      const own = pinsOf(pins, a, b)
      const pinned = new Set(own.flatMap(({ from, to, linked }) => (linked ? [`${from} ${to}`] : [])))
      for (const link of alignPair(one, other, own))
        links.push({
          ...link,
          left: nodeOf({ column: a, section: link.from }),
          right: nodeOf({ column: b, section: link.to }),
          by: pinned.has(`${link.from} ${link.to}`) ? 'user' : 'program',
        })
      yield
    }
  const refused = pins.filter(({ linked }) => !linked).map(({ from, to }) => [nodeOf(from), nodeOf(to)] as const)
  const rowOf = gather(places, links, refused)
  return {
    rows: order(columns, places, rowOf),
    links: links.flatMap(({ left, right, by }) => {
      const [from, to] = [places[left], places[right]]
      return from && to && rowOf[left] === rowOf[right] ? [{ from, to, by }] : []
    }),
  }
}

function pinsOf(pins: readonly PlacePin[], a: number, b: number): Pin[] {
  return pins.flatMap(({ from, to, linked }) => {
    if (from.column === a && to.column === b) return [{ from: from.section, to: to.section, linked }]
    return from.column === b && to.column === a ? [{ from: to.section, to: from.section, linked }] : []
  })
}

/** The row of each section, by a number that the sections of a row have in common. */
function gather(places: readonly Place[], links: readonly Link[], refused: readonly (readonly [number, number])[]): number[] {
  const rowOf = places.map((_, node) => node)
  const members = new Map(places.map((_, node) => [node, [node]]))
  const linked = new Set(links.map(({ left, right }) => `${left} ${right}`))
  const isLinked = (a: number, b: number) => linked.has(a < b ? `${a} ${b}` : `${b} ${a}`)
  const columnOf = (node: number) => places[node]?.column ?? -1
  const membersOf = (row: number) => members.get(row) ?? []
  const mayMeet = (one: number, other: number) =>
    !refused.some(([a, b]) => (rowOf[a] === one && rowOf[b] === other) || (rowOf[a] === other && rowOf[b] === one))
  /** The share of pairs of different columns that are linked. */
  const support = (one: number, other: number) => {
    const pairs = membersOf(one).flatMap(a => membersOf(other).flatMap(b => (columnOf(a) === columnOf(b) ? [] : [isLinked(a, b)])))
    return pairs.filter(Boolean).length / Math.max(1, pairs.length)
  }
  const shareColumn = (one: number, other: number) => {
    const columns = new Set(membersOf(one).map(columnOf))
    return membersOf(other).some(node => columns.has(columnOf(node)))
  }
  const join = (one: number, other: number) => {
    for (const node of membersOf(other)) rowOf[node] = one
    members.set(one, [...membersOf(one), ...membersOf(other)])
    members.delete(other)
  }
  const bestFirst = [...links].sort((a, b) => Number(b.by === 'user') - Number(a.by === 'user') || b.score - a.score)
  const offer = (fits: (one: number, other: number, link: Link) => boolean) => {
    for (const link of bestFirst) {
      const [one, other] = [rowOf[link.left] ?? 0, rowOf[link.right] ?? 0]
      if (one !== other && fits(one, other, link)) join(one, other)
    }
  }
  offer((one, other, { by }) => by === 'user' || (mayMeet(one, other) && !shareColumn(one, other) && support(one, other) >= SUPPORT))
  const single = (row: number) => membersOf(row).length === 1
  offer((one, other) => (single(one) || single(other)) && mayMeet(one, other) && support(one, other) >= SUPPORT)
  return rowOf
}

/**
 * Rows in the order of the first column; one without a section of it stands behind the row of the section before its own, in
 * the first column that it has one of, and within its part.
 */
function order(columns: readonly (readonly AlignedSection[])[], places: readonly Place[], rowOf: readonly number[]): number[][][] {
  const cells = new Map<number, number[][]>()
  const ordered: number[] = []
  const partOf = new Map<number, string>()
  let node = 0
  for (const [column, sections] of columns.entries()) {
    let before: number | undefined
    for (const { part } of sections) {
      const row = rowOf[node] ?? node
      if (!cells.has(row)) {
        cells.set(
          row,
          columns.map(() => []),
        )
        partOf.set(row, part)
        ordered.splice(placeFor(row, before, column), 0, row)
      }
      cells.get(row)?.[column]?.push(places[node]?.section ?? 0)
      before = row
      node++
    }
  }
  return ordered.map(row => cells.get(row) ?? [])

  function placeFor(row: number, before: number | undefined, column: number): number {
    if (column === 0) return ordered.length
    const part = partOf.get(row)
    const first = ordered.findIndex(each => partOf.get(each) === part)
    if (before === undefined) return Math.max(0, first)
    if (partOf.get(before) !== part && first >= 0) {
      // Behind what stands of its report in this part already.
      const last = ordered.findLastIndex(each => partOf.get(each) === part && (cells.get(each)?.[column]?.length ?? 0) > 0)
      return last >= 0 ? last + 1 : first
    }
    let at = ordered.indexOf(before) + 1
    // Behind those of other columns that were put there.
    while (at < ordered.length && cells.get(ordered[at] ?? -1)?.[0]?.length === 0 && partOf.get(ordered[at] ?? -1) === part) at++
    return at
  }
}
