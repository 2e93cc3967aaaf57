import { copyUnits } from '../folded-text.ts'
import { buildSegment, type Directories } from './build-segment.ts'
import { mergeSegments } from './merge-segments.ts'
import { packDirectories, type Segment, startsOf, unpackDirectories } from './segment.ts'
import { createPieceReader } from './segment-reader.ts'

/** For tests only: segments without a library. */

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** A segment as it comes out of where it was kept. */
function keep(starts: Uint32Array, pieces: readonly Uint8Array[], { pairs, units }: Directories): Segment {
  const unpacked = unpackDirectories(packDirectories(pairs, units))
  if (!unpacked) throw new Error('The directories cannot be read back.')
  return { starts, ...unpacked, read: createPieceReader(ordinal => pieces[ordinal]) }
}

/** A segment of texts in this order. */
export function build(texts: readonly string[]): Segment {
  const starts = startsOf(texts.map(text => text.length))
  const text = new Uint16Array(starts.at(-1) ?? 0)
  texts.forEach((each, i) => {
    copyUnits(text, starts[i] ?? 0, each)
  })
  const pieces: Uint8Array[] = []
  return keep(starts, pieces, finish(buildSegment(text, starts, piece => pieces.push(piece))))
}

export function merge(segments: readonly Segment[]): Segment {
  const lengths = segments.flatMap(({ starts }) => [...starts.slice(1)].map((end, i) => end - (starts[i] ?? 0) - 1))
  const pieces: Uint8Array[] = []
  return keep(startsOf(lengths), pieces, finish(mergeSegments(segments, piece => pieces.push(piece))))
}
