import type { Body } from '../../shared/model/report.ts'

/** Bodies that a word can speak for. */
export type ReportingBody = Exclude<Body, 'other'>

/**
 * Whose report a title names; undefined where it names none. 委员会 without 人民代表大会 is the CPPCC's: its titles often
 * lack 政协 (`某市第三届委员会常务委员会工作报告`), those of the congress always name it.
 */
export function bodyOfTitle(title: string): ReportingBody | undefined {
  const plain = title.replace(/\s/g, '')
  if (namesOtherBody(plain)) return undefined
  if (/检察院/.test(plain)) return 'procuratorate'
  if (/法院/.test(plain)) return 'court'
  if (/政协|政治协商/.test(plain)) return 'cppcc'
  if (/人民代表大会|人大/.test(plain) && !/人民代表大会.{0,12}会议上?.{0,10}政府/.test(plain)) return 'npc'
  if (/政府|国务院|公署|管委会|管理委员会/.test(plain)) return 'government'
  if (/委员会/.test(plain)) return 'cppcc'
  return /常委会/.test(plain) ? 'npc' : undefined
}

/** Reports to the same sessions that are of none of the five: of supervision, discipline, audit, budget and plan. */
export function namesOtherBody(title: string): boolean {
  return /监察委员会|监委|纪律检查委员会|纪委|审计(?:局|厅|署)?工作|审计结果|预算(?:执行|草案|的报告|报告)|国民经济和社会发展计划|发展计划执行/.test(
    title,
  )
}

/** Congress, government and courts all report to the deputies. */
const ADDRESS = /各位代表/g

/** Words that one body uses of its own work and the others hardly, with their weight. */
const WORDS: Readonly<Record<ReportingBody, readonly (readonly [RegExp, number])[]>> = {
  npc: [
    [ADDRESS, 4],
    [/人大常委会|人民代表大会/g, 1.5],
    [/人大代表|[市县区省]人大(?!常)|人大工作|人大机关|街道人大|选民/g, 1],
    [
      /代表(?:建议|议案|履职|活动|联络|小组|工作站|之家|资格|资料)|执法检查|审议意见|票决|人事任免|任免|预决算|专题询问|备案审查|立法/g,
      0.8,
    ],
    [/代表(?!性|作|团|处|着|队)/g, 0.3],
    [/常委会/g, 0.2],
  ],
  cppcc: [
    [/各位委员/g, 4],
    [/政协/g, 1.2],
    [/政协委员|界别|提案|社情民意|建言资政|双向发力|党派团体|各党派|民主党派|参政议政|统一战线|文史资料/g, 1],
    [/协商|民主监督|凝聚共识|团结联谊|无党派|专委会|主席会议|港澳台侨/g, 0.6],
    [/委员(?!会|长)/g, 0.4],
  ],
  government: [
    [ADDRESS, 4],
    [/政府工作|市政府|区政府|县政府|省政府|本届政府|政府自身建设|我们将|政府系统/g, 0.6],
    [/地区生产总值|一般公共预算收入|规模以上工业|固定资产投资|社会消费品零售|居民人均可支配收入|招商引资|城镇新增就业/g, 0.8],
  ],
  court: [
    [ADDRESS, 4],
    [/各级法院|全市法院|人民法院|法官|审判|审结|执结|受理(?:各类)?案件|执行案件|裁判|诉讼服务/g, 1],
  ],
  procuratorate: [
    [ADDRESS, 4],
    [/检察/g, 1],
    [/批准逮捕|批捕|公诉|提起公诉|抗诉|公益诉讼|不起诉/g, 1],
  ],
}

const REPORTING_BODIES = Object.keys(WORDS) as ReportingBody[]

/** How strongly a text speaks the language of a body; not normalised by length. */
export function wordScore(text: string, body: ReportingBody): number {
  let score = 0
  for (const [pattern, weight] of WORDS[body]) score += weight * (text.match(pattern)?.length ?? 0)
  return score
}

/** The body whose language a text speaks, when it does so clearly. */
export function bodyByWords(text: string): { readonly body: ReportingBody; readonly margin: number } | undefined {
  const [first, second] = REPORTING_BODIES.map(body => ({ body, score: wordScore(text, body) })).sort(
    (one, other) => other.score - one.score,
  )
  if (!first || first.score < 3) return undefined
  const margin = 1 - (second?.score ?? 0) / first.score
  return margin > 0.15 ? { body: first.body, margin } : undefined
}
