import type { Place } from '../../../shared/model/place.ts'
import type { Clue, FoundPlace } from './found-place.ts'
import { type Gazetteer, shortName } from './gazetteer.ts'

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
export function unknownPlace(gazetteer: Gazetteer, clue: Clue, text: string): FoundPlace | undefined {
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

/** `石渡县人大常委会`, again and again: the longest words before the unit that stay the same most of the time. */
export function frequentUnknown(gazetteer: Gazetteer, text: string): FoundPlace | undefined {
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
