import type { Place } from '../../../shared/model/place.ts'
import type { Division, Gazetteer } from './gazetteer.ts'

/** The place that a text speaks of most, with how much more than of any other of its level. */
export interface SpokenOf {
  readonly division: Division
  readonly score: number
  /** Score of the place over that of the next one of the same level. */
  readonly lead: number
  /** How much the text speaks of some place, on the same scale. */
  scoreOf(place: Place): number
}

/**
 * Which place a text is about, by its own words: reports seldom name other places of their level, but themselves often
 * (`现代化青禾新篇章`), and the places below them one by one. `我代表市人民政府` and 全市 say of which level it is. For files
 * whose name says nothing, or says another place.
 */
export function spokenOf(gazetteer: Gazetteer, text: string): SpokenOf | undefined {
  const units = unitsOf(text)
  if (!units) return undefined
  const scored = scores(gazetteer, text)
  const [best, second] = [...scored.values()]
    .filter(({ division }) => units.has(unitOf(division)))
    .sort((one, other) => other.score - one.score)
  if (!best || best.score < LEAST) return undefined
  return {
    division: best.division,
    score: best.score,
    lead: best.score / Math.max(1, second?.score ?? 0),
    scoreOf: place => scored.get(keyOf(place))?.score ?? 0,
  }
}

const LEAST = 4
/** A place below counts once, however often it is named, and more than another mention of the place itself. */
const BELOW = 1.5

interface Scored {
  readonly division: Division
  score: number
}

/** By the key of the place. */
function scores(gazetteer: Gazetteer, text: string): Map<string, Scored> {
  const found = new Map<string, Scored>()
  const add = (division: Division, amount: number) => {
    const key = keyOf(division)
    const scored = found.get(key)
    if (scored) scored.score += amount
    else found.set(key, { division, score: amount })
  }
  const below = new Set<string>()
  for (const { name, start } of gazetteer.mentions(text)) {
    if (isTwoWords(text, name, start)) continue
    const divisions = gazetteer.named(name)
    for (const division of divisions) {
      add(division, 1 / divisions.length)
      const parent = above(gazetteer, division)
      if (!parent || below.has(`${keyOf(parent)} ${name}`)) continue
      below.add(`${keyOf(parent)} ${name}`)
      add(parent, BELOW / divisions.length)
    }
  }
  for (const { name, start } of gazetteer.shortMentions(text)) {
    // Full names were counted.
    if (gazetteer.named(name + (text[start + name.length] ?? '')).length > 0) continue
    const divisions = gazetteer.nicknamed(name)
    for (const division of divisions) add(division, division.level === divisions[0]?.level ? 1 / divisions.length : 0.2)
  }
  return found
}

/** 和县 and 成县 are two words as often as places (`省和县`, `建成县级`), but for what only a county has. */
export function isTwoWords(text: string, name: string, start: number): boolean {
  return name.length === 2 && !/^(?:委|人民|人大|政府|政协)/.test(text.slice(start + 2, start + 4))
}

function above(gazetteer: Gazetteer, { province, city, county }: Division): Division | undefined {
  if (county && city) return gazetteer.named(city).find(each => each.city === city && each.county === null)
  if (county || city) return gazetteer.named(province).find(each => each.level === 'province')
  return undefined
}

function keyOf({ province, city, county }: Pick<Place, 'province' | 'city' | 'county'>): string {
  return [province, city, county].join('/')
}

type Unit = '省' | '市' | '州' | '县'

/** 市 has three levels: a municipality, a prefecture-level city, a county-level city. */
function unitOf({ name, level }: Division): Unit {
  if (name.endsWith('市')) return '市'
  if (/[州盟]$|地区$/.test(name)) return '州'
  return level === 'province' ? '省' : '县'
}

/** What a place of each level says of itself, the lowest first. 全区 may be that of an autonomous region. */
const OWN_WORDS: readonly (readonly [Unit, RegExp])[] = [
  [
    '县',
    /[全我][县旗]|[县旗]委|[县旗](?:人民)?政府|[县旗]人大|[县旗]政协|我区|(?<![治高开林园新片灾])区(?:委(?!员)|(?:人民)?政府|人大|政协)/g,
  ],
  ['州', /[全我][州盟]|[州盟]委(?!员)|[州盟](?:人民)?政府|[州盟]人大|行署/g],
  ['市', /[全我]市|市委(?!员)|市(?:人民)?政府|市人大|市政协/g],
  ['省', /[全我]省|省委(?!员)|省(?:人民)?政府|省人大|省政协|自治区(?:党委|(?:人民)?政府|人大|政协)/g],
]
/** The formula stands within so many characters; further down 代表 are the deputies. */
const HEAD = 600
const FORMULA = /(?:代表|受)(?:中共)?(省|市|州|盟|自治区|区|县|旗)(?:人民政府|人大|人民代表大会|政协|政府)/

/**
 * The unit that a text says of itself: by its formula, else the lowest that it names again and again, since reports also
 * name the places above them (`在省委、省政府和市委领导下`, 居全省前列).
 */
function unitsOf(text: string): ReadonlySet<Unit> | undefined {
  const said = FORMULA.exec(text.slice(0, HEAD))?.[1]
  if (said) return new Set(said === '自治区' || said === '省' ? ['省'] : said === '市' ? ['市'] : /[州盟]/.test(said) ? ['州'] : ['县'])
  const counted = OWN_WORDS.map(([unit, pattern]) => ({ unit, count: text.match(pattern)?.length ?? 0 }))
  const most = Math.max(...counted.map(each => each.count))
  const own = counted.find(each => each.count >= 3 && each.count >= most * 0.2)
  return own && new Set([own.unit])
}
