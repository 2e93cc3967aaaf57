import type { Directories } from './build-segment.ts'
import { createListWriter, createNumberReader, type ListWriter } from './list-writer.ts'
import type { Directory, Segment } from './segment.ts'

/** So many numbers are copied between two rests. */
const STRIDE = 65_536

/** The lists of segments whose texts are to lie one behind another, in this order. Throws what reading them throws. */
export function* mergeSegments(segments: readonly Segment[], write: (piece: Uint8Array) => void): Generator<void, Directories> {
  const writer = createListWriter(write)
  const units = yield* mergeLists(segments, segment => segment.units, textsBefore(segments), copyTexts, writer)
  const pairs = yield* mergeLists(segments, segment => segment.pairs, unitsBefore(segments), copyPositions, writer)
  writer.flush()
  return { pairs, units }
}

/** By how much the positions of each segment move. */
function unitsBefore(segments: readonly Segment[]): number[] {
  return sumsBefore(segments.map(({ starts }) => starts.at(-1) ?? 0))
}

/** By how much the numbers of the texts of each segment move. */
function textsBefore(segments: readonly Segment[]): number[] {
  return sumsBefore(segments.map(({ starts }) => starts.length - 1))
}

function sumsBefore(sizes: readonly number[]): number[] {
  let sum = 0
  return sizes.map(size => {
    const before = sum
    sum += size
    return before
  })
}

/** Copies a list whose numbers move by `shift`, behind a list that ends with `last`; returns what it ends with itself. */
type CopyList = (reader: ReturnType<typeof createNumberReader>, shift: number, last: number, writer: ListWriter) => number

const copyPositions: CopyList = (reader, shift, last, writer) => {
  let written = last
  for (let position = shift; reader.more(); ) {
    position += reader.next()
    writer.number(position - written)
    written = position
  }
  return written
}

const copyTexts: CopyList = (reader, shift, last, writer) => {
  let written = last
  for (let text = shift; reader.more(); ) {
    text += reader.next()
    writer.number(text - written)
    writer.number(reader.next())
    written = text
  }
  return written
}

function* mergeLists(
  segments: readonly Segment[],
  directoryOf: (segment: Segment) => Directory,
  shifts: readonly number[],
  copy: CopyList,
  writer: ListWriter,
): Generator<void, Directory> {
  const directories = segments.map(directoryOf)
  const places = segments.map(() => 0)
  const reader = createNumberReader()
  let rest = 0
  for (;;) {
    const key = directories.reduce(
      (least, { keys }, i) => Math.min(least, keys[places[i] ?? 0] ?? Number.POSITIVE_INFINITY),
      Number.POSITIVE_INFINITY,
    )
    if (key === Number.POSITIVE_INFINITY) return writer.endDirectory()
    writer.begin(key)
    let last = 0
    for (const [i, segment] of segments.entries()) {
      const place = places[i] ?? 0
      const { keys, offsets } = directories[i] ?? segment.pairs
      if (keys[place] !== key) continue
      places[i] = place + 1
      const from = offsets[place] ?? 0
      const to = offsets[place + 1] ?? 0
      reader.open(segment.read(from, to))
      last = copy(reader, shifts[i] ?? 0, last, writer)
      rest += to - from + 1
    }
    if (rest < STRIDE) continue
    rest = 0
    yield
  }
}
