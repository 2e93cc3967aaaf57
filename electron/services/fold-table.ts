import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import { createFold, type Fold } from '../../shared/text/fold.ts'

let made: Fold | undefined

/** The one fold of the engine, with OpenCC's single characters. It never enters the renderer. Its table is made when it is first needed. */
export const fold: Fold = text => {
  made ??= createFold(readPairs(traditionalToSimplified))
  return made(text)
}

function* readPairs(dictionary: string): Generator<readonly [string, string]> {
  for (const entry of dictionary.split('|')) {
    const [traditional, simplified] = entry.split(' ')
    if (traditional && simplified) yield [traditional, simplified]
  }
}
