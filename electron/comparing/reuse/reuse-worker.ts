import { parentPort } from 'node:worker_threads'
import { giveBack } from '../../give-back.ts'
import { createSegmentBuilder } from './segment.ts'

/** Texts, folded, laid one behind another; see `BuildSegment`. */
export interface SegmentTexts {
  readonly text: Uint16Array<ArrayBuffer>
  readonly starts: Uint32Array<ArrayBuffer>
}

/** The segment over them, packed. */
export type SegmentBytes = Uint8Array<ArrayBuffer>

const build = createSegmentBuilder()

parentPort?.on('message', ({ id, question: { text, starts } }: { readonly id: number; readonly question: SegmentTexts }) => {
  const answer: SegmentBytes = build(text, starts).bytes
  giveBack(text)
  parentPort?.postMessage({ id, answer }, [answer.buffer])
})
