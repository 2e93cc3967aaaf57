import type { NumberOwner } from '../../../shared/model/indicator.ts'
import type { Place } from '../../../shared/model/place.ts'
import type { Body } from '../../../shared/model/report.ts'

/** Who reports. */
export type Reporter = Place & { readonly body: Body }

/** At the beginning of a clause or item, but not in a list of those that something goes to. */
const BEGINS = `(?:^|[,。;:]|(?<![向在到][^,。;:]{0,16})、|督促|推动|促进|支持|要求|助推|促使|助力)(?:中共)?`
/** Words after which no subject follows. */
const NO_SUBJECT =
  '(?!向|邀请|配合|听取|审议|审查|监督|检查|测评|评议|聚焦|传达|学习|深入|服务|按照|根据|围绕|紧扣|落实|贯彻|协助|联合|强化|加强|与|和|对|就|在|报|经)'
/** 针对市委…, 共向市委…: it is told or served. */
const NOT_TOLD = '(?<![向对与和给为被由受报经从])'
const PARTY = String.raw`[\p{sc=Han}]{0,2}${NOT_TOLD}(?:市|省|县|区|州|盟|旗)委(?!会|员|托)(?:常委会)?|党委|[\p{sc=Han}]{0,4}总书记(?!关于|重要|的)`
/** What a committee said, not what it did. */
const NOT_OF_PARTY = '(?!书记|(?:、[^,。;、]{0,4}委)*[^,。;、]{0,14}(?:精神|部署|要求|全会|领导))'
const GOVERNMENT = String.raw`[\p{sc=Han}]{0,2}(?:市|省|县|区|州)?(?:政府|人民政府|一府两院|“一府两院”|“一府一委两院”|(?:有关|相关|职能)?部门(?!预算))(?!专项|工作)`
const LEVELS =
  '各?(?:县\\(市|县\\(|乡镇(?!公交|村|卫生|企业|污水|干部|财政|工作)|乡\\(|镇街|街道|县区|市县(?!两级|乡)|基层|县级|各县|各区|各乡|各镇|各地)'
/** 某县组织…: one of the places below. */
const ONE = String.raw`(?<=^|[,。;:])(?![全我本各市该])[\p{sc=Han}]{1,4}[县区旗镇](?=以|组织|开展|将|在|率先|制定|出台|建立|探索|推行|运用|通过|对|要)`
/** Who reports; 人大代表建议 are not of them. */
const OWN = String.raw`(?<=^|[,。;:])[\p{sc=Han}]{0,4}(?:人大|政协|常委会|主任会议|主席会议|党组)(?!代表|委员|建议|提案|议案|工作)`
/** 市委交办的课题, 部门承办的建议: that tells which; what they wrote on it was gained by who reports. */
const TELLS_WHICH = '(?![^,。;、“]{0,4}办的|[^,。;]{0,14}批示)'
const SUBJECT = new RegExp(
  `${BEGINS}${NO_SUBJECT}(?:(?<party>(?:${PARTY})${NOT_OF_PARTY}${TELLS_WHICH})|(?<government>${GOVERNMENT}${TELLS_WHICH})|(?<lower>${LEVELS}|${ONE})|${OWN})`,
  'gu',
)
const AREA =
  /(?:^|[,。;:、])(?:目前|至今|截至目前|现)?,?(?:全市|全省|全县|全州|全区|全旗|全盟|我市|我省|我县)(?!性|(?:[一二三四五]?级|各级)?(?:政协|人大|代表|委员))/u
/** 全国人大常委会来我市调研3次. */
const UPPER_BODY =
  /(?:^|[,。;:、])(?:全国|省)(?:人大|政协)(?:常委会)?[^,。;]{0,12}(?:[来到在赴]|莅临)[^,。;、]{0,10}(?:调研|视察|检查|考察)$/u
/** 同期全省生产总值增长5%; 全国示范乡镇3个 are of the place. */
const OF_AREA =
  '(?:平均|经济|(?:国内|地区)?生产总值|GDP|规上|规模以上|固定资产|社会消费品|进出口|一般公共预算|居民|城镇|农村|工业)[^,。;“]*$'
const upperArea = (areas: string) => new RegExp(`(?:^|[,。;:、])(?:同期)?(?:${areas})${OF_AREA}`, 'u')
const UPPER_AREA = {
  country: upperArea('全球|世界'),
  province: upperArea('全球|世界|全国'),
  below: upperArea('全球|世界|全国|全省|全自治区'),
}

/**
 * Whose figure a number is, by the subject of its sentence. Governments report what is done in their whole area, by the party, too.
 *
 * @param before the sentence up to the number
 */
export function ownerOf(before: string, { body, level, county }: Reporter): NumberOwner {
  const above = level === 'country' || level === 'province' ? UPPER_AREA[level] : UPPER_AREA.below
  if (body === 'government' ? above.test(before) : UPPER_BODY.test(before)) return 'upper'
  const subjects = [...before.matchAll(SUBJECT)].filter(({ groups }) => groups?.['lower'] === undefined || groups['lower'] !== county)
  const [name] = Object.entries(subjects.at(-1)?.groups ?? {}).find(([, words]) => words !== undefined) ?? []
  if (name === 'lower') return name
  if (body === 'government') return 'own'
  if (name === 'party' || name === 'government') return name
  return AREA.test(before) ? 'area' : 'own'
}
