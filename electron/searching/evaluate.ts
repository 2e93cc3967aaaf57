import type { Range } from '../../shared/model/search.ts'
import { type AtomSpace, createFinder, type Finder, type PassageNode, stretchesIn } from './atoms.ts'
import type { Counts } from './corpus.ts'
import { countsOf } from './gathering.ts'
import { both, either, holding, without } from './masks.ts'
import { createPassagesBuilder, inOrder, type Passages, rangesIn, together, within } from './passages.ts'
import { printQuery } from './query/print.ts'
import type { AndNode, FieldNode, QueryNode } from './query/syntax.ts'
import { EVERYWHERE, headingsWith, PLACE_FIELDS, type PlaceField, type Scope, type Stretches } from './sections.ts'

/** What a query is asked of: texts by slot, and what else is known of the reports. */
export interface SearchSpace extends AtomSpace {
  /** 1 for each slot whose report has the value; never asked for sections and themes. */
  reportsWith(field: FieldNode): Uint8Array
}

/** A word, a pattern or a NEAR of the query, wherever it stands in it, with what it looks at. */
export interface Atom {
  readonly node: PassageNode
  readonly scope: Scope
  /** In all reports that the query's fields leave. */
  counts(): Counts
  /** In the reports of the mask, which lies within those. */
  passages(where: Uint8Array): Passages
}

export interface Evaluation {
  /** 1 for each report that was looked at: those of the mask that the outermost fields leave. */
  readonly looked: Uint8Array
  /** 1 for each report that holds the query. */
  readonly matched: Uint8Array
  /** All that counts as a hit, each once; nothing that must not occur. */
  readonly atoms: readonly Atom[]
  /** How many hits each report has that holds the query; by slot. */
  hits(): Uint32Array
  /** The hits in the reports of `mask` that hold the query, each passage once. */
  passages(mask?: Uint8Array): Passages
}

/**
 * Finds the reports among `mask` that hold the query, and in them every passage that fulfils a part of it: of `甲 OR 乙`
 * what there is of both, of an alternative that does not hold nothing, and nothing of what stands under NOT.
 */
export function evaluate(root: QueryNode, space: SearchSpace, mask: Uint8Array, exact = false): Evaluation {
  const finder = createFinder(space, exact)
  const looked = narrowed(root, mask, space)
  const known = new Map<string, Atom>()

  /** Counted once for the whole query, however often it stands in it. */
  function found(node: PassageNode, scope: Scope): Atom {
    const key = `${printQuery(node)}\n${JSON.stringify(scope)}`
    const before = known.get(key)
    if (before) return before
    const entry = createAtom(node, scope, finder, looked)
    known.set(key, entry)
    return entry
  }

  /** A node stands at one place of the tree, and so in one scope. */
  const tested = new Map<QueryNode, Uint8Array>()

  function test(node: QueryNode, scope: Scope): Uint8Array {
    const before = tested.get(node) ?? testAnew(node, scope)
    tested.set(node, before)
    return before
  }

  function testAnew(node: QueryNode, scope: Scope): Uint8Array {
    switch (node.kind) {
      case 'field':
        return isPlaced(node) ? withStretches(node) : both(looked, space.reportsWith(node))
      case 'not':
        return without(looked, test(node.operand, scope))
      case 'or':
        return node.operands.map(operand => test(operand, scope)).reduce(either)
      case 'and':
        return testAnd(node, scope)
      default:
        return holding(found(node, scope).counts(), looked.length)
    }
  }

  function testAnd(node: AndNode, scope: Scope): Uint8Array {
    const inner = innerScope(node, scope, space)
    const masks = node.operands.flatMap(operand => {
      const section = placeOf(operand)
      // What is left out by section or theme says nothing of the report where there are words to look for beside it.
      if (section && operand.kind === 'not' && inner !== scope) return []
      return [test(operand, section ? scope : inner)]
    })
    return masks.reduce(both, looked)
  }

  function withStretches(field: PlacedNode): Uint8Array {
    const wanted = stretchesOf(field, space)
    return looked.map((on, slot) => (on && stretchesIn(space, slot, wanted).length > 0 ? 1 : 0))
  }

  const matched = test(root, EVERYWHERE)
  const parts = new Map<Atom | FieldNode, Uint8Array>()
  collect(root, EVERYWHERE, matched)

  /** Which parts count as hits, and in which reports: those where all that stands above them holds too. */
  function collect(node: QueryNode, scope: Scope, above: Uint8Array): void {
    if (node.kind === 'not') return
    if (node.kind === 'field') {
      if (node.field === 'section') note(node, above)
      return
    }
    const here = both(above, test(node, scope))
    if (node.kind === 'or' || node.kind === 'and') {
      const inner = node.kind === 'and' ? innerScope(node, scope, space) : scope
      for (const operand of node.operands) if (inner === scope || !placeOf(operand)) collect(operand, inner, here)
    } else note(found(node, scope), here)
  }

  function note(part: Atom | FieldNode, where: Uint8Array): void {
    const before = parts.get(part)
    parts.set(part, before ? either(before, where) : where)
  }

  /** Where no section is asked for, nothing but the needle decides where a word stands: no passage is found twice. */
  const plain = [...parts.keys()].every(part => !isField(part) && part.node.kind === 'word' && part.scope === EVERYWHERE)

  function passages(only: Uint8Array = matched): Passages {
    const lists = [...parts].map(([part, where]) => {
      const there = both(both(where, matched), only)
      return isField(part) ? headingPassages(part, there) : part.passages(there)
    })
    return together(lists)
  }

  function headingPassages(field: FieldNode, where: Uint8Array): Passages {
    const values = field.values.map(space.fold)
    const builder = createPassagesBuilder()
    for (const [slot, on] of where.entries()) if (on) builder.add(slot, inHeadings(slot, values))
    return builder.build()
  }

  function inHeadings(slot: number, values: readonly string[]): Range[] {
    const ranges = headingsWith(space.headings(slot), values).flatMap(({ text, start }) =>
      values.flatMap(value => {
        const at = text.indexOf(value)
        return at === -1 || value === '' ? [] : [{ start: start + at, end: start + at + value.length }]
      }),
    )
    return inOrder(ranges)
  }

  return {
    looked,
    matched,
    atoms: [...parts.keys()].flatMap(part => (isField(part) ? [] : [part])),
    hits() {
      const hits = new Uint32Array(looked.length)
      if (plain) {
        for (const [part, where] of parts) if (!isField(part)) addCounts(hits, part.counts(), where)
      } else {
        const { slots, firsts } = passages()
        for (const [place, slot] of slots.entries()) hits[slot] = (firsts[place + 1] ?? 0) - (firsts[place] ?? 0)
      }
      return hits
    },
    passages,
  }
}

/** What stands in one text, whether the whole query holds there or not. */
export function findAll(root: QueryNode, space: SearchSpace, exact = false): Range[] {
  const finder = createFinder(space, exact)
  const mask = new Uint8Array([1])
  const collect = (node: QueryNode, scope: Scope): Range[] => {
    if (node.kind === 'not' || node.kind === 'field') return []
    if (node.kind === 'or') return node.operands.flatMap(operand => collect(operand, scope))
    if (node.kind === 'and') {
      const inner = innerScope(node, scope, space)
      return node.operands.flatMap(operand => collect(operand, inner))
    }
    return rangesIn(finder.passages(node, scope, mask), 0)
  }
  return inOrder(collect(root, EVERYWHERE))
}

/** Plain words are counted for less than they are found; what else there is is found once and kept. */
function createAtom(node: PassageNode, scope: Scope, finder: Finder, looked: Uint8Array): Atom {
  let counts: Counts | undefined
  let all: Passages | undefined
  const everything = () => {
    all ??= finder.passages(node, scope, looked)
    return all
  }
  return {
    node,
    scope,
    counts() {
      counts ??= finder.isPlain(node, scope) ? finder.counts(node, looked) : countsOf(everything())
      return counts
    },
    passages(where) {
      return finder.isPlain(node, scope) ? finder.passages(node, scope, where) : within(everything(), where)
    },
  }
}

function isField(part: Atom | FieldNode): part is FieldNode {
  return 'kind' in part
}

/** The mask without what the outermost fields leave out; they cost no look at a text. */
function narrowed(root: QueryNode, mask: Uint8Array, space: SearchSpace): Uint8Array {
  const operands = root.kind === 'and' ? root.operands : [root]
  return operands.reduce((left, operand) => {
    const field = operand.kind === 'not' ? operand.operand : operand
    if (field.kind !== 'field' || isPlaced(field)) return left
    return operand.kind === 'not' ? without(left, space.reportsWith(field)) : both(left, space.reportsWith(field))
  }, mask)
}

/** A field that says where in a report. */
type PlacedNode = FieldNode & { readonly field: PlaceField }

function isPlaced(node: FieldNode): node is PlacedNode {
  return PLACE_FIELDS.some(field => field === node.field)
}

/** The field of `节:甲` and `-节:甲`, and of `主题:甲` and `-主题:甲`. */
function placeOf(node: QueryNode): PlacedNode | undefined {
  const field = node.kind === 'not' ? node.operand : node
  return field.kind === 'field' && isPlaced(field) ? field : undefined
}

function stretchesOf({ field, values }: PlacedNode, { fold }: SearchSpace): Stretches {
  return { field, values: values.map(fold) }
}

/** Sections and themes beside words say where these must stand; the same scope where there are none, or no words. */
function innerScope({ operands }: AndNode, scope: Scope, space: SearchSpace): Scope {
  const placed = operands.filter(operand => placeOf(operand))
  if (placed.length === 0 || !operands.some(operand => !placeOf(operand) && holdsPassage(operand))) return scope
  const stretches = (excluded: boolean) =>
    placed
      .filter(operand => (operand.kind === 'not') === excluded)
      .flatMap(operand => {
        const field = placeOf(operand)
        return field ? [stretchesOf(field, space)] : []
      })
  return { inside: [...scope.inside, ...stretches(false)], outside: [...scope.outside, ...stretches(true)] }
}

function holdsPassage(node: QueryNode): boolean {
  if (node.kind === 'not') return holdsPassage(node.operand)
  if (node.kind === 'and' || node.kind === 'or') return node.operands.some(holdsPassage)
  return node.kind !== 'field'
}

function addCounts(sums: Uint32Array, { slots, counts }: Counts, where: Uint8Array): void {
  for (let place = 0; place < slots.length; place++) {
    const slot = slots[place] ?? 0
    if (where[slot]) sums[slot] = (sums[slot] ?? 0) + (counts[place] ?? 0)
  }
}
