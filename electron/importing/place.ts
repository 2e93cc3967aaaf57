import type { Place } from '../../shared/model/place.ts'
import type { EvidenceFrom } from '../../shared/model/source.ts'
import { type Division, type Gazetteer, shortName } from './gazetteer.ts'
import { isTwoWords, type SpokenOf, spokenOf } from './place-in-text.ts'

/** A place with the words that name it. */
export interface FoundPlace extends Place {
  readonly from: EvidenceFrom
  readonly quote: string
  readonly confidence: number
}

/** One string that may name the place of a report, the most trustworthy first in a list of them. */
export interface Clue {
  readonly from: EvidenceFrom
  readonly text: string
  /** Short names count as well (桂林政府工作报告, 桂林.txt). */
  readonly short?: boolean
}

const NOWHERE: Place = { province: null, city: null, county: null, level: null }

/**
 * The place a report is about. The first clue that names a place decides; the others, and the text, only add what lies
 * above it: which of several 鼓楼区, which province an unknown city is in.
 */
export function findPlace(gazetteer: Gazetteer, clues: readonly Clue[], text: string): FoundPlace | undefined {
  for (const clue of clues) {
    const known = knownPlace(gazetteer, clue, contextOf(clues, text))
    if (known) return known
    const invented = unknownPlace(gazetteer, clue, text)
    if (invented) return invented
  }
  return placeSpokenOf(gazetteer, text) ?? frequentPlace(gazetteer, clues, text)
}

/** A report that names its place nowhere in particular speaks of it all the time. */
function placeSpokenOf(gazetteer: Gazetteer, text: string): FoundPlace | undefined {
  const spoken = text.length < LEAST_TEXT ? undefined : spokenOf(gazetteer, text)
  return spoken && spoken.lead >= 1.3 ? foundInText(spoken) : undefined
}

/** Shorter texts name too few places to compare. */
const LEAST_TEXT = 3000

/** A text that says the name so often is about the place; nothing else has to be weighed. */
const OFTEN = 8

function foundInText({ division, lead }: SpokenOf): FoundPlace {
  return { ...placeOf(division), from: 'text', quote: division.name, confidence: Math.min(0.85, 0.5 + lead * 0.1) }
}

/**
 * The place that a text speaks of where the name of its file says another one, of which it speaks hardly at all: it was
 * filed under a wrong name. Undefined where name and text agree, or the text tells nothing.
 */
export function placeInsteadOf(gazetteer: Gazetteer, named: FoundPlace, text: string): FoundPlace | undefined {
  if (named.level === null || text.length < LEAST_TEXT) return undefined
  if (occurrences(text, shortName(named.county ?? named.city ?? named.province ?? '')) >= OFTEN) return undefined
  const spoken = spokenOf(gazetteer, text)
  if (!spoken || spoken.lead < 1.5 || agrees(named, spoken.division)) return undefined
  return spoken.scoreOf(named) < spoken.score * 0.3 ? foundInText(spoken) : undefined
}

function contextOf(clues: readonly Clue[], text: string): string {
  return `${clues.map(clue => clue.text).join('\n')}\n${text}`
}

/** The deepest place of a chain of names that stand together: 陕西省宝鸡市渭滨区. */
function knownPlace(gazetteer: Gazetteer, clue: Clue, context: string): FoundPlace | undefined {
  const words = clue.text
  const mentioned = gazetteer.mentions(words).flatMap(({ name, start }) => (isWhole(words, start, name) ? [{ name, start }] : []))
  const first = mentioned[0]
  if (first) {
    let end = first.start + first.name.length
    const chain = [first.name]
    for (const next of mentioned.slice(1)) {
      if (next.start !== end) break
      chain.push(next.name)
      end = next.start + next.name.length
    }
    // What stands in front of the first name and is one itself, unknown to the list: 云岭省白河县 is not our 白河县.
    if (/(?:省|市|州|盟)$/.test(words.slice(0, first.start)) && chain.length === 1) return undefined
    const division = choose(gazetteer.named(chain.at(-1) ?? ''), chain.slice(0, -1), context)
    // A further division under a known place that the list does not have: a new district.
    const below = !division?.county
      ? /^[\u4e00-\u9fff]{1,8}?(?:自治县|县|区|旗)(?=人民|人大|政协|政府|第)/.exec(words.slice(end))?.[0]
      : undefined
    if (division && below)
      return { ...division, county: below, level: 'county', from: clue.from, quote: words.slice(first.start, end) + below, confidence: 0.6 }
    if (division) return { ...placeOf(division), from: clue.from, quote: words.slice(first.start, end), confidence: 0.98 }
    const name = chain.at(-1) ?? ''
    if (gazetteer.named(name).length > 1)
      return { ...NOWHERE, county: name, level: 'county', from: clue.from, quote: name, confidence: 0.5 }
  }
  return clue.short ? shortPlace(gazetteer, clue, context) : undefined
}

/** 市中区 inside 城市中区域 is no place: what follows a name must not go on as a word, where we can tell. */
function isWhole(text: string, start: number, name: string): boolean {
  const after = text.slice(start + name.length, start + name.length + 1)
  return !(name.length === 2 && /[域间块级内外]/.test(after))
}

function placeOf({ province, city, county, level }: Division): Place {
  return { province, city, county, level }
}

/** One of several divisions of a name: the one whose parents are named in front of it, else most often around it. */
function choose(divisions: readonly Division[], parents: readonly string[], context: string): Division | undefined {
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

function occurrences(text: string, word: string): number {
  if (word === '') return 0
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++
  return count
}

/** What may follow a short name in a title or a file name. */
const AFTER_SHORT = /^(?:$|[\s_\-—.·()（）【】/\\\d]|省|市|人大|政协|政府|人民|法院|检察|中级|高级|两会|常委会|委员会|第|二[〇○零])/

function shortPlace(gazetteer: Gazetteer, clue: Clue, context: string): FoundPlace | undefined {
  const words = clue.text
  for (let start = 0; start < words.length; start++) {
    // Short names begin a word of the title or the file name, or follow a year or 政协.
    if (start > 0 && !/(?:[\s_\-—.·()（）【】/\\\d年]|政协|解读)$/.test(words.slice(0, start))) continue
    for (let length = Math.min(8, words.length - start); length >= 2; length--) {
      const short = words.slice(start, start + length)
      if (!AFTER_SHORT.test(words.slice(start + length))) continue
      const divisions = gazetteer.nicknamed(short)
      const division = unambiguous(divisions, words.slice(start + length), context)
      if (division) return { ...placeOf(division), from: clue.from, quote: short, confidence: 0.8 }
    }
  }
  return undefined
}

/** 吉林 is a province and a city in it: 省 or 市 after it, or in the text (省委 says that it is the city), decides. */
function unambiguous(divisions: readonly Division[], after: string, context: string): Division | undefined {
  if (divisions.length <= 1) return divisions[0]
  if (after.startsWith('省')) return divisions.find(each => each.level === 'province')
  const [first] = divisions
  const sameLevel = divisions.filter(each => each.level === first?.level)
  if (sameLevel.length > 1) return choose(sameLevel, [], context)
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

const PROVINCE = '[\\u4e00-\\u9fff]{2,6}?(?:省|自治区)'
const CITY = '[\\u4e00-\\u9fff]{2,8}?(?:市|自治州|州|盟|地区)'
const COUNTY = '[\\u4e00-\\u9fff]{1,8}?(?:自治县|自治旗|县|区|市|旗)'
const BEFORE_BODY = '(?=人民|人大|政协|政府|第?[一二三四五六七八九十\\d]{1,3}届|委员会|常委会|法院|检察|中级|工作|两会|行政公署|公署|行署)'
const CHAIN = new RegExp(`(?<province>${PROVINCE})?(?<city>${CITY})?(?<county>${COUNTY})?${BEFORE_BODY}`)
/** The name of a file may have nothing behind the place: `云岭省青禾市_2024`. */
const CHAIN_IN_NAME = new RegExp(
  `^(?<province>${PROVINCE})?(?<city>${CITY})?(?<county>${COUNTY})?(?:${BEFORE_BODY}|(?=$|[\\s_\\-—－(（\\d]))`,
)
/** What stands before the place in titles, session lines and formulas; in 政协第六届青禾市委员会 also the term. */
const BEFORE_PLACE =
  /^[—－\-\s（(]*(?:现在[，,]?)?(?:我?受|由?我?代表)?(?:\d{4}年(?:\d+月)?(?:\d+日)?(?:[—至和]\d+日)?)?在?(?:中国人民政治协商会议|政协|中国共产党|中共)?(?:第?[一二三四五六七八九十\d]+届)?/
const NO_PLACE = /[的在和与及了是受对为向委我我们本全各]|国人民|^(?:市|区|县|省|州)$|政协|会议/

/**
 * A place that the list does not know: invented, abolished or quite new. The shape of a title gives it: names that end
 * in 省 市 县 区, right before the body.
 */
function unknownPlace(gazetteer: Gazetteer, clue: Clue, text: string): FoundPlace | undefined {
  if (clue.from === 'folder') return undefined
  const words = clue.text.replace(BEFORE_PLACE, '')
  const groups = (clue.from === 'file-name' ? CHAIN_IN_NAME : CHAIN).exec(words)
  if (!groups || groups.index > 2) return undefined
  const { province = null, city = null, county = null } = groups.groups ?? {}
  const name = county ?? city ?? province
  // 城市工作总结: in the name of a file two characters are a word rather than a place.
  if (!name || name.length < (clue.from === 'file-name' ? 3 : 2) || NO_PLACE.test(groups[0])) return undefined
  const quote = groups[0]
  const place: Place = { province, city, county, level: county ? 'county' : city ? 'prefecture' : 'province' }
  const completed = parentsInText(gazetteer, place, text)
  return { ...completed, from: clue.from, quote, confidence: province ? 0.6 : 0.4 }
}

/** The province or city that the text itself sets above an unknown place: 中共云岭省委, 青禾市委. */
function parentsInText(gazetteer: Gazetteer, place: Place, text: string): Place {
  const province = place.province ?? onlyName(text, /(?:中共)?([\u4e00-\u9fff]{2,3}省)(?:委|人大|政府|人民政府|政协)/g)
  const former = formerRank(gazetteer, place)
  if (former) return former
  const city = place.city ?? (place.county ? onlyName(text, /中共([\u4e00-\u9fff]{2,4}市)委/g) : null)
  if (city && city !== place.county) {
    const division = gazetteer.named(city)[0]
    return { ...place, province: province ?? division?.province ?? null, city }
  }
  return { ...place, province }
}

/**
 * What has another rank today: 毕节地区 became a city, counties became districts and cities. It keeps the name of its time
 * and lies where the division of the same short name lies, if there is just one.
 */
function formerRank(gazetteer: Gazetteer, place: Place): Place | undefined {
  const own = place.county ?? place.city
  if (!own || (place.county !== null && place.city !== null)) return undefined
  const level = place.county ? 'county' : 'prefecture'
  const today = gazetteer
    .nicknamed(shortName(own))
    .filter(each => each.level === level && (!place.province || each.province === place.province))
  const [only, other] = today
  if (!only || other) return undefined
  return { ...place, province: only.province, city: place.county ? only.city : place.city }
}

function onlyName(text: string, pattern: RegExp): string | null {
  const names = new Set(
    [...text.matchAll(pattern)].flatMap(match => (match[1] && !/^[在和与及对向全各了]/.test(match[1]) ? [match[1]] : [])),
  )
  return names.size === 1 ? ([...names][0] ?? null) : null
}

/** Where no title names a place: the one that the text names by far most often, as features of newspapers do. */
function frequentPlace(gazetteer: Gazetteer, clues: readonly Clue[], text: string): FoundPlace | undefined {
  const counts = new Map<string, number>()
  for (const { name, start } of gazetteer.mentions(text))
    if (!isTwoWords(text, name, start)) counts.set(name, (counts.get(name) ?? 0) + (name.length > 2 ? 1 : 0.5))
  const context = contextOf(clues, text)
  const candidates = [...counts]
    .map(([name, count]) => ({ name, count: count + occurrences(text, shortName(name)) * 0.2 }))
    .filter(each => each.count >= 3)
    .sort((one, other) => other.count - one.count)
  for (const { name, count } of candidates.slice(0, 4)) {
    const division = choose(gazetteer.named(name), [], context)
    if (division) return { ...placeOf(division), from: 'text', quote: name, confidence: Math.min(0.8, 0.3 + count * 0.05) }
  }
  return frequentUnknown(gazetteer, text)
}

/** `石渡县人大常委会`, again and again: the longest words before the unit that stay the same most of the time. */
function frequentUnknown(gazetteer: Gazetteer, text: string): FoundPlace | undefined {
  const counts = new Map<string, number>()
  for (const match of text.matchAll(/(?<=([\u4e00-\u9fff]{2,4}))[市县区旗](?=人大|政协|人民|委)/g)) {
    const before = match[1] ?? ''
    for (let length = 2; length <= before.length; length++) {
      const name = before.slice(-length) + match[0]
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const most = [...counts.values()].reduce((highest, count) => Math.max(highest, count), 0)
  const steady = [...counts].filter(([name, count]) => count >= 2 && count >= most * 0.7 && !NO_PLACE.test(name))
  const name = steady.sort((one, other) => other[0].length - one[0].length)[0]?.[0]
  if (!name) return undefined
  const own: Place = name.endsWith('市')
    ? { province: null, city: name, county: null, level: 'prefecture' }
    : { province: null, city: null, county: name, level: 'county' }
  return { ...parentsInText(gazetteer, own, text), from: 'text', quote: name, confidence: 0.3 }
}

/** One place lies in the other, or they are the same. */
export function agrees(one: Place, other: Place): boolean {
  return (['province', 'city', 'county'] as const).every(part => one[part] === null || other[part] === null || one[part] === other[part])
}
