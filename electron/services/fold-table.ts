import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import { createFold, type Fold } from '../../shared/text/fold.ts'

/** The one fold of the engine, with OpenCC's single characters. It never enters the renderer. */
export const fold: Fold = createFold(readPairs(traditionalToSimplified))

function* readPairs(dictionary: string): Generator<readonly [string, string]> {
  for (const entry of dictionary.split('|')) {
    const [traditional, simplified] = entry.split(' ')
    if (traditional && simplified) yield [traditional, simplified]
  }
}
