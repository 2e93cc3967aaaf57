import { PIECE_BYTES } from './list-writer.ts'
import { DamagedSegment } from './segment.ts'

/**
 * Reads stretches of bytes that are kept in pieces. The last piece stays at hand: who reads list after list reads each piece
 * once. `load` gives a piece, or undefined where it is missing or damaged.
 */
export function createPieceReader(load: (ordinal: number) => Uint8Array | undefined): (from: number, to: number) => Uint8Array {
  let held = -1
  let piece = new Uint8Array() as Uint8Array

  function pieceAt(ordinal: number): Uint8Array {
    if (ordinal === held) return piece
    const loaded = load(ordinal)
    if (!loaded) throw new DamagedSegment(`Piece ${ordinal} of the index is missing or damaged.`)
    held = ordinal
    piece = loaded
    return piece
  }

  return (from, to) => {
    const first = Math.floor(from / PIECE_BYTES)
    if (to <= (first + 1) * PIECE_BYTES) return cut(pieceAt(first), from - first * PIECE_BYTES, to - first * PIECE_BYTES)
    const bytes = new Uint8Array(to - from)
    for (let at = from; at < to; ) {
      const ordinal = Math.floor(at / PIECE_BYTES)
      const start = ordinal * PIECE_BYTES
      const stop = Math.min(to, start + PIECE_BYTES)
      bytes.set(cut(pieceAt(ordinal), at - start, stop - start), at - from)
      at = stop
    }
    return bytes
  }
}

function cut(piece: Uint8Array, from: number, to: number): Uint8Array {
  if (to > piece.length) throw new DamagedSegment('A piece of the index is too short.')
  return piece.subarray(from, to)
}
