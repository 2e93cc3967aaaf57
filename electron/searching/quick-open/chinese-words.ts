import lunr from 'lunr'
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js'
import chinese from 'lunr-languages/lunr.zh.js'

interface ChineseLunr {
  readonly zh: { readonly tokenizer: (text: string) => lunr.Token[] }
}

let tokenizer: ChineseLunr['zh']['tokenizer'] | undefined

/** Words and pairs of characters as lunr-languages cuts them, in reading order; they overlap. */
export function wordsOf(text: string): string[] {
  tokenizer ??= load()
  return tokenizer(text).map(String)
}

/** The same text as words that follow one another, each as long as can be, without what stands between them. */
export function cutIntoWords(text: string, words: readonly string[] = wordsOf(text)): string[] {
  const longest = [...words].sort((a, b) => b.length - a.length)
  const cut: string[] = []
  for (let at = 0; at < text.length; ) {
    const next = longest.find(word => text.startsWith(word, at))
    if (next !== undefined) cut.push(next)
    at += next?.length ?? 1
  }
  return cut
}

/** The plugin looks for a native segmenter, which is not part of the program, and says on standard output that there is none. */
function load(): ChineseLunr['zh']['tokenizer'] {
  stemmerSupport(lunr)
  chinese(lunr)
  const { zh } = lunr as typeof lunr & ChineseLunr
  const say = console.info
  console.info = () => undefined
  try {
    zh.tokenizer('词')
  } finally {
    console.info = say
  }
  return zh.tokenizer
}
