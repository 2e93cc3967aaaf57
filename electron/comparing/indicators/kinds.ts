import type { NumberKind } from '../../../shared/model/indicator.ts'
import type { RawNumber } from './find-numbers.ts'

/** What may be arranged or named by its count. */
const ARRANGED =
  /^(?:大|个|项|类|种|重)?(?:方面|层面|环节|维度|渠道|阶段|关口|板块|领域|字|关键词|大方面|要点|层次|步骤|县区|县\(|区县|党支部|月|工作日)/
const WHOLE_ORDINAL = /第[、\d一二三四五六七八九十百千至到-]*$/
/** Words that a Chinese numeral before them makes a name or a way of saying: 三次会议, 两个确立, 一系列. */
const NAMED_BY_COUNT =
  /^(?:个(?:确立|维护|意识|自信|代表|全面|务必|结合|坚持|文明|一百年|百年|先行|倍增|不动摇|服务|机关|毫不|革命|全覆盖|清单|到位|一批|关键|离不开|方面|层面|环节|维度)|次(?:供水|全会|全体|党代会|人代会|代表大会|大会|常委会议|性|创业|分配|飞跃|产业|革命)|级(?:人大|代表|政协|联动|干部|政府|党委|书记|医院|以上|网络|平台|法院|组织)|家(?:人|庭|乡)|部门|条(?:主线|心|底线|战线|龙)|位一体|面|件事|张(?:网|图|表|蓝图)|分(?:之|部署)|站式|项(?:权利|原则|制度|规定|重点|建设)|大|门|方|类|本账|张清单|支(?:队伍)|道(?:防线)|期(?:工程|建设|项目|系统|及)|轮|篇文章|套班子|对夫妻|块)/
const MANY_TIMES = /^(?:次|个|件|名|项|场|家|条|部|批|份|篇|人次|件次|场次|期|起|处|位|户|座|所|人|轮|公里|亩|万元|亿元|元|%|个百分点|吨)$/
/** What is counted one by one wherever it stands: 三个规范性文件. */
const COUNTABLE = /^[个项条部件][^,。;、的]{0,8}(?:文件|成果|法规|条例|办法|规则|方案|案例|街区?|报告|决定)/
/** 一万二千: whatever is measured, no word is made so. */
const LARGE = /[一二两三四五六七八九][百千万亿].*[十百千万亿]/
const COUNTING_VERB =
  /(?:召开|举行|举办|开展|组织|听取|审议|通过|审查|批准|作出|任命|任免|表决|制定|修订|修改|废止|出台|检查|视察|调研|督办|办理|办结|办复|解决|收到|提出|提交|形成|编发|报送|刊发|采用|采纳|受理|接待|化解|备案|清理|纠正|建立|建成|新建|成立|培训|邀请|列席|参加|走访|慰问|票决|实施|完成|评议|测评|询问|约谈|转办|引进|获|获评|荣获|立案|查处|争取|选举|补选|新增|先后|分别|共|累计|连续|开通|打造|设立|印发|撰写|推出|发布|集中|合计|共计|提请|接受|安排|确定|督促|交办|会议|报告|条例|决定|决议|法规|建议|调研|视察|检查|询问|议案|提案|案件|讲座|活动|研讨|座谈|发言|信息|项目|评议|监督|问题|意见)$/

/** A Chinese numeral before these counts whatever stands around it: 两次听取, 三名代表. */
const ALWAYS_COUNTS = /^(?:次|名|位|部|件|篇|场|人次|件次|场次)$/

/** 千名委员, 百万亩: no count but a way of saying many. */
function isRoundWord(written: string): boolean {
  return /^[百千万亿]+$/.test(written)
}

/** 近万亿元 is an amount, 突破千亿元关口 is none. */
function isRoundAmount(text: string, { measure, precision, end }: RawNumber): boolean {
  return measure?.unit === '元' && precision !== 'exact' && !/^(?:大关|关口|台阶)/.test(text.slice(end, end + 2))
}

/** What a number is; undefined for Chinese numerals that are just part of a word. */
export function kindOf(text: string, number: RawNumber, quoted: boolean): NumberKind | undefined {
  return number.chinese ? chineseKind(text, number, quoted) : arabicKind(text, number, quoted)
}

function arabicKind(text: string, number: RawNumber, quoted: boolean): NumberKind {
  const { start, end, measure, written } = number
  const before = text.slice(Math.max(0, start - 12), start)
  const after = text.slice(end, end + 10)
  const next = text.slice(start + written.length, start + written.length + 2)
  if (quoted) return 'name'
  if (WHOLE_ORDINAL.test(before)) return /^(?:条|款|章|编|号)/.test(text.slice(start + written.length)) ? 'article' : 'ordinal'
  if (isListNumber(text, start, start + written.length)) return 'ordinal'
  if (/[A-Za-z.+/_]$/.test(before) || /^(?:[A-Za-z+_]|\/\d)/.test(next)) return 'name'
  if (/\d:$/.test(before) || /^:\d/.test(next)) return 'bare'
  if (/^(?:号|强|热线)/.test(next)) return 'name'
  if (!measure) return /^[-–—.]/.test(next) && /\d{4}/.test(written) ? 'date' : 'bare'
  if (measure.kind === 'time') return 'date'
  if (/前$/.test(before) && /^[名位强]/.test(text.slice(start + written.length))) return 'ordinal'
  if (measure.unit === '级' || (measure.unit === '条' && /(?:法|条例|规定|办法)$/.test(before) && /^(?:规定|之)/.test(after)))
    return 'article'
  if (measure.unit === '分' && /^(?:之)/.test(after)) return 'bare'
  if (measure.unit === '版' && /^(?:(?:19|20)\d\d|\d+\.\d)$/.test(written)) return 'name'
  return isIncidental(text, number) ? 'incidental' : 'quantity'
}

function isIncidental(text: string, { start, written, measure }: RawNumber): boolean {
  const rest = text.slice(start + written.length, start + written.length + 8)
  return measure?.kind === 'count' && (ARRANGED.test(rest) || ARRANGED.test(rest.slice(measure.unit.length)))
}

function chineseKind(text: string, number: RawNumber, quoted: boolean): NumberKind | undefined {
  const { start, measure, written } = number
  if (quoted || !measure) return undefined
  const before = text.slice(Math.max(0, start - 14), start)
  const rest = text.slice(start + written.length, start + written.length + 8)
  if (WHOLE_ORDINAL.test(before)) return 'ordinal'
  if (measure.kind === 'time') return 'date'
  if (written.startsWith('百分之') || measure.kind === 'rate') return 'quantity'
  if (NAMED_BY_COUNT.test(rest) || written === '二') return undefined
  if (LARGE.test(written) && measure.unit !== '级') return 'quantity'
  if (!MANY_TIMES.test(measure.unit)) return undefined
  if (isRoundWord(written)) return isRoundAmount(text, number) ? 'quantity' : undefined
  if (/^次会议/.test(rest) && !/(?:召开|举行)$/.test(before.replace(/(?:了|共|累计|先后)$/, ''))) return 'ordinal'
  if (/(?:届[一二三四五六七八九十次、和]*|[\d万亿百千A-Za-z])$/.test(before) || isIncidental(text, number)) return undefined
  return isCounted(text, number, before, rest) ? 'quantity' : undefined
}

/** Whether a small Chinese numeral counts: 一项, 一批 and 一个 do not, unless the clause ends with them. */
function isCounted(text: string, { end, measure, written, value }: RawNumber, before: string, rest: string): boolean {
  const next = text.slice(end, end + 1)
  const closes = /^(?:$|[,。;、!\n(])/.test(next)
  if (value <= 1) return value === 1 && closes && /[各共]$/.test(before)
  if (ALWAYS_COUNTS.test(measure?.unit ?? '') || COUNTABLE.test(rest)) return true
  if (COUNTING_VERB.test(before.replace(/(?:了|共|共计|累计|约|近|超|达|各)$/, ''))) return true
  return /[十百千]/.test(written) && !/^[十百千万亿]+$/.test(written) && (closes || /\p{sc=Han}/u.test(next))
}

/** `1.`, `(2)`, `[3]` and the like. */
function isListNumber(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '\n'
  const after = text[end] ?? '\n'
  if (/[([〔]/.test(before) && /[)\]〕]/.test(after)) return true
  return /[.、)]/.test(after) && !/\d/.test(text[end + 1] ?? '') && /(?:^|\n)\s*\(?$/.test(text.slice(Math.max(0, start - 6), start))
}
