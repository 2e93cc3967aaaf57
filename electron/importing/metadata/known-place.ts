import { type Clue, type FoundPlace, NOWHERE, occurrences, placeOf } from './found-place.ts'
import { type Division, type Gazetteer, liesIn, shortName } from './gazetteer.ts'
import { aboveByShortName, chainAt, plainest } from './place-chain.ts'

/** The deepest place of a chain of names, full ones first: 陕西省宝鸡市渭滨区. */
export function knownPlace(gazetteer: Gazetteer, clue: Clue, context: string): FoundPlace | undefined {
  if (clue.from === 'folder') return folderPlace(gazetteer, clue, context)
  const chain = fullChain(gazetteer, clue.text)
  const short = clue.short ? shortPlace(gazetteer, clue, context) : undefined
  // 信阳新县: a chain of both kinds of names that begins before the first full one (阳新县) and takes it in.
  if (!chain || (short && overlaps(clue.text, short.quote, chain))) return short
  const above =
    chain.names.length === 1 ? aboveByShortName(gazetteer, clue.text.slice(0, chain.start), gazetteer.named(chain.name)) : undefined
  // What stands in front of the first name and is one itself, unknown to the list: 云岭省白河县 is not our 白河县.
  if (!above && chain.names.length === 1 && /(?:省|市|州|盟)$/.test(clue.text.slice(0, chain.start))) return undefined
  const division = choose(above ?? gazetteer.named(chain.name), chain.names.slice(0, -1), context)
  if (division) return belowKnown(gazetteer, clue, context, division, chain)
  if (gazetteer.named(chain.name).length > 1)
    return { ...NOWHERE, county: chain.name, level: 'county', from: clue.from, quote: chain.name, confidence: 0.5 }
  return short
}

/** Full names that stand together, from the first on. */
interface FullChain {
  readonly names: readonly string[]
  /** The last of them. */
  readonly name: string
  readonly start: number
  readonly end: number
  /** Where the first name ends. */
  readonly firstEnd: number
}

function fullChain(gazetteer: Gazetteer, words: string): FullChain | undefined {
  const [first, ...others] = gazetteer.mentions(words).filter(({ name, start }) => isWhole(words, start, name))
  if (!first) return undefined
  const names = [first.name]
  const firstEnd = first.start + first.name.length
  let end = firstEnd
  for (const next of others) {
    if (!/^[\s_\-—·、]*$/.test(words.slice(end, next.start))) break
    names.push(next.name)
    end = next.start + next.name.length
  }
  return { names, name: names.at(-1) ?? first.name, start: first.start, end, firstEnd }
}

/** A place of the list, or what stands behind its name and lies in it. */
function belowKnown(gazetteer: Gazetteer, clue: Clue, context: string, division: Division, { start, end }: FullChain): FoundPlace {
  const words = clue.text
  // A further division under a known place that the list does not have: a new district.
  const below = division.county
    ? undefined
    : /^[\u4e00-\u9fff]{1,10}?(?:自治县|县|区|旗)(?=人民|人大|政协|政府|第|管委会|管理委员会)/.exec(words.slice(end))?.[0]
  if (below)
    return { ...division, county: below, level: 'county', from: clue.from, quote: words.slice(start, end) + below, confidence: 0.6 }
  // 浙江省杭州西湖区: a short name in the chain, which only the chain of both kinds follows to its end.
  const deeper = clue.short ? chainAt(gazetteer, words, start, chooserIn(context)) : undefined
  if (deeper && deeper.end > end && liesIn(deeper.division, division))
    return { ...placeOf(deeper.division), from: clue.from, quote: words.slice(start, deeper.end), confidence: 0.9 }
  return { ...placeOf(division), from: clue.from, quote: words.slice(start, end), confidence: 0.98 }
}

function overlaps(words: string, quote: string, { start, firstEnd }: FullChain): boolean {
  const from = words.indexOf(quote)
  return from < start && from + quote.length > start && from + quote.length <= firstEnd
}

/** Folders lie in each other as places do (`湖北省/天门`); of several places the nearest to the file counts. */
function folderPlace(gazetteer: Gazetteer, clue: Clue, context: string): FoundPlace | undefined {
  const words = clue.text.split('/').reverse().join('/')
  let found: FoundPlace | undefined
  for (let start = 0; start < words.length; start++) {
    if (start > 0 && !BEGINS_WORD.test(words.slice(Math.max(0, start - 2), start))) continue
    const chain = chainAt(gazetteer, words, start, chooserIn(context))
    if (!chain) continue
    found = { ...placeOf(chain.division), from: clue.from, quote: words.slice(start, chain.end), confidence: 0.8 }
    start = chain.end - 1
  }
  return found
}

/** 市中区 inside 城市中区域 is no place: what follows a name must not go on as a word, where we can tell. */
function isWhole(text: string, start: number, name: string): boolean {
  const after = text.slice(start + name.length, start + name.length + 1)
  return !(name.length === 2 && /[域间块级内外]/.test(after))
}

/** One of several divisions of a name: the one whose parents are named in front of it, else most often around it. */
export function choose(divisions: readonly Division[], parents: readonly string[], context: string): Division | undefined {
  const fitting =
    parents.length === 0 ? divisions : divisions.filter(each => parents.every(parent => parent === each.province || parent === each.city))
  if (fitting.length <= 1) return fitting[0]
  const scored = fitting
    .map(division => ({ division, score: namedAround(division, context) }))
    .sort((one, other) => other.score - one.score)
  const [best, second] = scored
  return best && best.score > (second?.score ?? 0) ? best.division : undefined
}

function namedAround({ province, city, county }: Division, context: string): number {
  const parents = county ? [city, province] : [province]
  return parents.reduce((sum, parent) => sum + (parent ? occurrences(context, parent) * 2 + occurrences(context, shortName(parent)) : 0), 0)
}

/** Short names begin a word of the title or the file name, or follow a year or 政协. */
const BEGINS_WORD = /(?:[\s_\-—.·()（）【】/\\\d年]|政协|解读|关于)$/

function shortPlace(gazetteer: Gazetteer, clue: Clue, context: string): FoundPlace | undefined {
  const words = clue.text
  for (let start = 0; start < words.length; start++) {
    if (start > 0 && !BEGINS_WORD.test(words.slice(0, start))) continue
    const chain = chainAt(gazetteer, words, start, chooserIn(context))
    if (chain) return { ...placeOf(chain.division), from: clue.from, quote: words.slice(start, chain.end), confidence: 0.8 }
  }
  return undefined
}

function chooserIn(context: string): (divisions: readonly Division[], after: string) => Division | undefined {
  return (divisions, after) => unambiguous(divisions, after, context)
}

/** 吉林 is a province and a city in it: 省 or 市 after it, or in the text (省委 says that it is the city), decides. */
function unambiguous(divisions: readonly Division[], after: string, context: string): Division | undefined {
  if (divisions.length <= 1) return divisions[0]
  if (after.startsWith('省')) return divisions.find(each => each.level === 'province')
  const [first] = divisions
  const sameLevel = divisions.filter(each => each.level === first?.level)
  if (sameLevel.length > 1) {
    const plain = plainest(sameLevel)
    return choose(plain, [], context) ?? (plain.length === 1 ? plain[0] : undefined)
  }
  const city = divisions.find(each => each.city !== null)
  if (first?.level === 'province' && city && city.province === first.province) {
    // 我代表市人民政府: whoever reports says which it is.
    const unit = /(?:受|代表)(?:中共)?(省|市)/.exec(context)?.[1]
    if (unit) return unit === '市' ? city : first
    return occurrences(context, '市委') + occurrences(context, '市政府') > occurrences(context, '省委') + occurrences(context, '省政府')
      ? city
      : first
  }
  return first
}
