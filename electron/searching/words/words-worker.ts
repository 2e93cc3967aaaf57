import { parentPort, workerData } from 'node:worker_threads'
import type { SentenceRow } from '../../../shared/model/comparison.ts'
import { compareSentences } from '../../comparing/changes/compare-sentences.ts'
import type { SplitText } from '../../comparing/changes/sentence-features.ts'
import { type CountedText, countWords } from './count-words.ts'
import { createSegmenter } from './segmenter.ts'

/** What the thread that cuts texts into words is started with. */
export interface SegmenterData {
  /** Path of jieba's WebAssembly. */
  readonly program: string
  readonly dictionary: readonly string[]
}

/** What the thread is asked. */
export interface WordTasks {
  /** The words of folded texts, in the order of the texts. */
  readonly count: { readonly input: readonly string[]; readonly output: readonly CountedText[] }
  /** What became of the sentences of the left text, word by word. */
  readonly compare: { readonly input: { readonly left: SplitText; readonly right: SplitText }; readonly output: readonly SentenceRow[] }
}
export type WordTask = keyof WordTasks

export type WordRequest = { readonly id: number } & {
  readonly [T in WordTask]: { readonly task: T; readonly input: WordTasks[T]['input'] }
}[WordTask]

export interface WordReply {
  readonly id: number
  readonly output: WordTasks[WordTask]['output']
}

const { program, dictionary } = workerData as SegmenterData
const segment = createSegmenter(program, dictionary)

function answer(request: WordRequest): WordReply['output'] {
  if (request.task === 'count') return request.input.map(text => countWords(text, segment))
  return compareSentences(request.input.left, request.input.right, segment)
}

parentPort?.on('message', (request: WordRequest) => {
  parentPort?.postMessage({ id: request.id, output: answer(request) } satisfies WordReply)
})
