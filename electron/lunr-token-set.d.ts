import 'lunr'

// The types of lunr have these as methods of a set; they are functions of the class.
declare module 'lunr' {
  namespace TokenSet {
    /** Of words in rising order. */
    function fromArray(words: readonly string[]): TokenSet
    function fromFuzzyString(word: string, editDistance: number): TokenSet
  }
}
