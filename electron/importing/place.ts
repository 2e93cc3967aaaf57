import type { Place } from '../../shared/model/place.ts'
import type { EvidenceFrom } from '../../shared/model/source.ts'
import { type Division, type Gazetteer, liesIn, shortName } from './gazetteer.ts'
import { aboveByShortName, chainAt, plainest } from './place-chain.ts'
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
  const town = clues.find(clue => namesTown(gazetteer, clue))
  if (!town) return divisionOf(gazetteer, clues, text)
  const above = divisionOf(gazetteer, clues, text) ?? {
    ...NOWHERE,
    from: town.from,
    quote: TOWN.exec(town.text)?.[1] ?? '',
    confidence: 0.6,
  }
  return { ...above, level: 'township' }
}

/** A town or township before the body that reports: 周庄镇人民政府. The list ends at counties, so its county is the place. */
const TOWN = /([\u4e00-\u9fff]{1,8}?(?<![城乡集古小强重市区各])(?:镇|乡|街道|苏木))(?=人民代表大会|人大|人民政府|政府|主席团|办事处)/

/** 桐乡 and 景德镇 are no towns. */
function namesTown(gazetteer: Gazetteer, { from, text }: Clue): boolean {
  if (from !== 'title' && from !== 'text') return false
  const words = TOWN.exec(text)?.[1] ?? ''
  return words !== '' && ![2, 3].some(length => gazetteer.nicknamed(words.slice(-length)).length > 0)
}

function divisionOf(gazetteer: Gazetteer, clues: readonly Clue[], text: string): FoundPlace | undefined {
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

/** The deepest place of a chain of names, full ones first: 陕西省宝鸡市渭滨区. */
function knownPlace(gazetteer: Gazetteer, clue: Clue, context: string): FoundPlace | undefined {
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

const PROVINCE = '[\\u4e00-\\u9fff]{2,6}?(?:省|自治区)'
const CITY = '[\\u4e00-\\u9fff]{2,8}?(?:市|自治州|州|盟|地区)'
const COUNTY = '[\\u4e00-\\u9fff]{1,8}?(?:自治县|自治旗|县|区|市|旗)'
const BEFORE_BODY =
  '(?=人民|人大|政协|政府|第?[一二三四五六七八九十\\d]{1,3}届|委员会|常委会|法院|检察|中级|工作|两会|行政公署|公署|行署|管委会|管理委员会|监察|纪律|监委|纪委|审计|财政|本级|\\d{4}年)'
const CHAIN = new RegExp(`(?<province>${PROVINCE})?(?<city>${CITY})?(?<county>${COUNTY})?${BEFORE_BODY}`)
/** The name of a file may have nothing behind the place: `云岭省青禾市_2024`. */
const CHAIN_IN_NAME = new RegExp(
  `^(?<province>${PROVINCE})?(?<city>${CITY})?(?<county>${COUNTY})?(?:${BEFORE_BODY}|(?=$|[\\s_\\-—－(（】\\]\\d]))`,
)
/** What stands before the place in titles, session lines and formulas; in 政协第六届青禾市委员会 also the term. */
const BEFORE_PLACE =
  /^[—－\-\s（(]*(?:现在[，,]?)?(?:我?受|由?我?代表)?(?:\d{4}年(?:\d+月)?(?:\d+日)?(?:[—至和]\d+日)?)?在?(?:中国人民政治协商会议|政协|中国共产党|中共)?(?:第?[一二三四五六七八九十\d]+届)?(?:关于)?/
/** Numbers and years before the place in the name of a file: `03 `, `【2024】【`, `二〇二四年`. */
const BEFORE_IN_NAME = /^(?:[【[（(]?(?:\d{1,4}|[一二][〇○零一二三四五六七八九]{3})(?:年度?)?[】\])）]?[.、_\s—-]*)*[【[（(]?/
const NO_PLACE = /[的在和与及了是受对为向委我我们本全各]|国人民|^(?:市|区|县|省|州)$|政协|会议/

/**
 * A place that the list does not know: invented, abolished or quite new. The shape of a title gives it: names that end
 * in 省 市 县 区, right before the body.
 */
function unknownPlace(gazetteer: Gazetteer, clue: Clue, text: string): FoundPlace | undefined {
  if (clue.from === 'folder') return unknownFolder(gazetteer, clue, text)
  const words = (clue.from === 'file-name' ? clue.text.replace(BEFORE_IN_NAME, '') : clue.text).replace(BEFORE_PLACE, '')
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

/** Words for parts of any place, which folders are called by. */
const ANY_PLACE = /^(?:各|全|本|我|外)?(?:省|市|区|县|州|省市|市县|区县|城区|校区|社区|片区|专区|园区|景区|小区|示范区|开发区|各.*|全.*)$/

/** A folder that is called like a place and nothing else: 云岭省/青禾市. */
function unknownFolder(gazetteer: Gazetteer, clue: Clue, text: string): FoundPlace | undefined {
  const parts = clue.text.split('/').filter(part => part.length >= 3 && part.length <= 20 && !ANY_PLACE.test(part) && !NO_PLACE.test(part))
  const chain = new RegExp(`^(?<province>${PROVINCE})?(?<city>${CITY})?(?<county>${COUNTY})?$`)
  const own = parts.map(part => chain.exec(part)?.groups).find(groups => groups?.['county'] ?? groups?.['city'] ?? groups?.['province'])
  if (!own) return undefined
  const { province = null, city = null, county = null } = own
  const place: Place = { province, city, county, level: county ? 'county' : city ? 'prefecture' : 'province' }
  return { ...parentsInText(gazetteer, place, text), from: clue.from, quote: county ?? city ?? province ?? '', confidence: 0.4 }
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
