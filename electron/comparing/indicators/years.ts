/** A year by its number, as a text tells it. */
export interface ToldYear {
  readonly year: number
  /** Only what is held against it: 比2019年. */
  readonly than: boolean
  /** Held against it behind: 2019年相比. */
  readonly beside: boolean
  readonly start: number
  readonly end: number
}

/** Not 2015年以来, which says when something began, nor 2015年不变价格. */
const YEAR = /([比较同])?((?:1 ?9|2 ?0) ?\d ?\d|[一二][九〇○零][〇○零一二三四五六七八九]{2}) ?年(相比)?(?!以来|[-—至]|的?(?:基数|不变价))/g
const CHINESE_DIGITS = '〇一二三四五六七八九'

/** All years of a plain text, in their order. */
export function* yearsIn(text: string): Generator<ToldYear> {
  for (const { index, 0: words, 1: than, 2: digits = '', 3: beside } of text.matchAll(YEAR))
    yield { year: readYear(digits), than: than !== undefined, beside: beside !== undefined, start: index, end: index + words.length }
}

function readYear(digits: string): number {
  return Number(
    digits
      .replaceAll(' ', '')
      .replaceAll(/[○零]/g, '〇')
      .replaceAll(/\D/g, digit => String(CHINESE_DIGITS.indexOf(digit))),
  )
}
