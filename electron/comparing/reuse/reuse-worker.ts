import { parentPort } from 'node:worker_threads'
import { buildReuseSegment, packSegment } from './segment.ts'

/** Texts, folded, laid one behind another; see `buildReuseSegment`. */
export interface SegmentTexts {
  readonly text: Uint16Array<ArrayBuffer>
  readonly starts: Uint32Array<ArrayBuffer>
}

/** The segment over them, packed. */
export type SegmentBytes = Uint8Array<ArrayBuffer>

parentPort?.on('message', ({ id, question: { text, starts } }: { readonly id: number; readonly question: SegmentTexts }) => {
  const answer: SegmentBytes = packSegment(buildReuseSegment(text, starts))
  parentPort?.postMessage({ id, answer }, [answer.buffer])
})
