import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { fold, foldVersion } from '../../fold-table.ts'
import { readWordList } from '../../searching/words/word-list.ts'
import type { SegmenterData } from '../../searching/words/words-worker.ts'
import type { WordFiles } from '../options.ts'

/** The lists of words that come with the program, read when they are first needed. */
export interface WordLists {
  segmenter(): SegmenterData
  /** Another number when the same text would be cut otherwise: another jieba, dictionary or fold. */
  version(): number
  /** Folded. */
  stopWords(): ReadonlySet<string>
}

/** Raised when what is kept of counted words changes otherwise. */
const FORMAT = 1

export function createWordLists({ segmenter: program, lists }: WordFiles): WordLists {
  const dictionary = once(() => read('dictionary.txt'))
  const stopWords = once(() => new Set(read('stop-words.txt')))
  const version = once(() => crc32(JSON.stringify([FORMAT, foldVersion(), dictionary()]), crc32(readFileSync(program))))

  function read(name: string): string[] {
    return readWordList(readFileSync(join(lists, name), 'utf8')).map(fold)
  }

  return { segmenter: () => ({ program, dictionary: dictionary() }), version, stopWords }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
