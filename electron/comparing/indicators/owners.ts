import type { NumberOwner } from '../../../shared/model/indicator.ts'
import type { Body } from '../../../shared/model/report.ts'

/** Subjects at the beginning of a clause, or after a verb that has somebody else do something. */
const SUBJECT =
  /(?:^|[,。;:]|(?<![向在到][^,。;:]{0,16})、|督促|推动|促进|支持|要求|助推|促使|助力)(?:中共)?(?!向|邀请|配合|听取|审议|审查|监督|检查|测评|评议|聚焦|传达|学习|深入|服务|按照|根据|围绕|紧扣|落实|贯彻|协助|与|和|对|就|在|报|经)(?:(?<party>[\p{sc=Han}]{0,2}(?:市|省|县|区|州|盟|旗)委(?!会|员|托)(?:常委会)?|党委)(?!书记|(?:、[^,。;、]{0,4}委)*[^,。;、]{0,14}(?:精神|部署|要求|全会|领导))|(?<government>[\p{sc=Han}]{0,2}(?:市|省|县|区|州)?(?:政府|人民政府|一府两院|“一府两院”|“一府一委两院”|(?:有关|相关|职能)?部门))|(?<lower>各?(?:县\(市|县\(|乡镇(?!公交|村|卫生|企业|污水|干部|财政|工作)|乡\(|镇街|街道|县区|市县(?!两级|乡)|基层|县级|(?<=^|[,。;:])(?![全我本各市该])[\p{sc=Han}]{1,4}[县区旗镇](?=以|组织|开展|将|在|率先|制定|出台|建立|探索|推行|运用|通过|对)|[\p{sc=Han}]{2,3}等\d*个?[县市区](?!领导|委|长|级|直)|各县|各区|各乡|各镇|各地)))/gu
const AREA = /(?:^|[,。;:、])(?:目前|至今|截至目前|现)?,?(?:全市|全省|全县|全州|全区|全旗|全盟|我市|我省|我县)(?!政协|人大)/u

/** Whose figure a number is, by the subject of its sentence before it. In government reports the area is their own. */
export function ownerOf(before: string, body: Body): NumberOwner {
  const subjects = [...before.matchAll(SUBJECT)]
  const [name] = Object.entries(subjects.at(-1)?.groups ?? {}).find(([, words]) => words !== undefined) ?? []
  if (name === 'party' || name === 'lower') return name
  if (body === 'government') return 'own'
  if (name === 'government') return 'government'
  return AREA.test(before) ? 'area' : 'own'
}
