const HAN = '[一二三四五六七八九十]{1,3}'

/** What looks back: `2022年工作回顾`, `过去五年的主要工作`, `本届以来的工作`. */
const REVIEW =
  /回\s*顾|过去(?:的)?[一二三四五两几]?(?:年|届)|一年来|[三四五]年来|本届|上届|以来(?:的)?(?:主要)?工作|工作(?:总结|情况|成效)$|取得的(?:成绩|成就)|[一二三四五六七八九十]届.{0,10}的(?:主要)?工作$/
/** What looks ahead: `2023年工作安排`, `今后一年工作建议`, `新一年的主要任务`. */
const PLAN =
  /今后|未来|今年|明年|新(?:的)?一年|来年|下一步|下一年|下(?:一)?阶段|工作(?:安排|打算|建议|部署|思路|要求|展望)|(?:主要|重点|目标|总体|工作)任务|总体要求|主要目标|展望|奋斗目标|(?:安排|打算|建议|任务|目标|部署|思路)$/

/** Which way a heading looks; a bare `2022年的主要工作` is left to its year. */
export function lookOf(heading: string): 'review' | 'plan' | undefined {
  const review = REVIEW.test(heading)
  const plan = PLAN.test(heading)
  if (review === plan) return undefined
  return review ? 'review' : 'plan'
}

/** `一、`, `第一部分`; the 二 of 二〇二三年 is none. */
const LIST_NUMBER = new RegExp(`^(?:第${HAN}部分[、．.：:\\s]*|${HAN}[、．.\\s]\\s*|[（(]${HAN}[)）]\\s*)`)

const YEAR_WORK = /(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年.{0,12}(?:工作|任务|回顾|安排|建议|打算)/

/**
 * The heading of a part (review or plan), numbered or not: short, unpunctuated, and it speaks of a year's work. The
 * length keeps out sections such as `围绕今年任务,持续……`.
 */
export function isPartHeading(text: string): boolean {
  const plain = text.replace(LIST_NUMBER, '')
  if (plain.length < 4 || plain.length > 34 || /[，,。；;！!？?]$|。/.test(plain)) return false
  // `一年来的主要工作是：` leads into what follows.
  if (/(?:是|为|如下|以下)[:：]?$/.test(plain) || (/[:：]$/.test(plain) && !/(?:回顾|总结|安排|建议|打算|任务|要求)[:：]$/.test(plain)))
    return false
  const work = /工作|任务|回顾|安排|建议|打算|展望|目标|要求/.test(plain)
  return YEAR_WORK.test(plain) ? !/[，,].*[，,]/.test(plain) : work && lookOf(plain) !== undefined && !/[，,]/.test(plain)
}
