import { VERBS } from './words.ts'

/** Signs, digits and verbs before the words that may narrow a total: 带动|开发区工业投资. */
const CUT = new RegExp(`.*(?:[,、;:|。%\\d]|${VERBS.join('|')})`, 'su')
/** What stands before a total and narrows nothing. */
const FILLER =
  /国民|[我全]国|(?:国家)?计划|要求|规定|安排|全[市省州县区旗盟域年体]|我[市省区州县]|(?:[今此]后|未来)?[一两二三四五六七八九十]+年[间来内]?|合计|届时|(?:全|经济)?社会|地区|地方|本地|本级|预[计期]|其中|力争|确保|争取|实有|各[类项]|外贸|对外|货物|贸易|[境国海]内外|国内|常住|人口|[国省市控考]{1,3}[考控]|以上|年?末|本外币|人民币|金融机构|环境|主要|人均|城乡|城镇|农村|居民|全口径|累计|[当今去上]年|年[度均]|半年|同比|同口径|规模|规上|实际|总体|超额|圆满|顺利|稳定|保持|推[进动]|促进|左右|以内|[上下]半年|目标|[为是的了且并而在达将都也又再均总共和与及年月“”—]|前?[一二三四]季度|季度/gu
/** In characters: what is left over of a shorter remainder may be half a word. */
const LEAST = 2

/**
 * Whether words before a total narrow it to a part: 非煤工业增加值, 与沿线国家进出口.
 *
 * @param before up to the total
 * @param place the reporter's own, by its full name
 */
export function isNarrowed(before: string, place: string | null): boolean {
  const words = before.replace(CUT, '').replaceAll(FILLER, '').trim()
  // 全疆 is the place itself; 全国 is where no place is known, or the state reports.
  const own = place === null ? /^全.$/u.test(words) : /^全[^国]$/u.test(words) || words.startsWith(place.slice(0, LEAST))
  return !own && words.length >= LEAST
}
