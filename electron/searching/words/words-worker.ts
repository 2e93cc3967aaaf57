import { parentPort, workerData } from 'node:worker_threads'
import { type CountedText, countWords } from './count-words.ts'
import { createSegmenter } from './segmenter.ts'

/** What the thread that counts words is started with. */
export interface SegmenterData {
  /** Path of jieba's WebAssembly. */
  readonly program: string
  readonly dictionary: readonly string[]
}

export interface CountRequest {
  readonly id: number
  /** Folded. */
  readonly texts: readonly string[]
}

export interface CountReply {
  readonly id: number
  /** In the order of the texts. */
  readonly counted: readonly CountedText[]
}

const { program, dictionary } = workerData as SegmenterData
const segment = createSegmenter(program, dictionary)

parentPort?.on('message', ({ id, texts }: CountRequest) => {
  parentPort?.postMessage({ id, counted: texts.map(text => countWords(text, segment)) } satisfies CountReply)
})
