import { crc32 } from 'node:zlib'
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import { createFold, type Fold } from '../shared/text/fold.ts'

let made: Fold | undefined
let version: number | undefined

/** The one fold of the engine, with OpenCC's single characters. It never enters the renderer. Its table is made when it is first needed. */
export const fold: Fold = text => {
  made ??= createFold(readPairs(traditionalToSimplified))
  return made(text)
}

/** Another number when any unit folds otherwise: what was stored folded is good only with the fold that made it. */
export function foldVersion(): number {
  version ??= crc32(Buffer.from(fold(String.fromCharCode(...Array.from({ length: 65_536 }, (_, unit) => unit))), 'utf16le'))
  return version
}

function* readPairs(dictionary: string): Generator<readonly [string, string]> {
  for (const entry of dictionary.split('|')) {
    const [traditional, simplified] = entry.split(' ')
    if (traditional && simplified) yield [traditional, simplified]
  }
}
