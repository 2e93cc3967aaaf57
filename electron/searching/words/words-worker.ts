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
  /** The words of texts, one after the other without a gap. */
  readonly cut: { readonly input: readonly string[]; readonly output: readonly (readonly string[])[] }
  /** What became of the sentences of the left text, word by word. */
  readonly compare: { readonly input: { readonly left: SplitText; readonly right: SplitText }; readonly output: readonly SentenceRow[] }
}
export type WordTask = keyof WordTasks

export type WordQuestion = { readonly [T in WordTask]: { readonly task: T; readonly input: WordTasks[T]['input'] } }[WordTask]

const { program, dictionary } = workerData as SegmenterData
const segment = createSegmenter(program, dictionary)

function answer(question: WordQuestion): WordTasks[WordTask]['output'] {
  if (question.task === 'count') return question.input.map(text => countWords(text, segment))
  if (question.task === 'cut') return question.input.map(segment)
  return compareSentences(question.input.left, question.input.right, segment)
}

parentPort?.on('message', ({ id, question }: { id: number; question: WordQuestion }) => {
  parentPort?.postMessage({ id, answer: answer(question) })
})
