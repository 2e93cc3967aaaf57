import { expect, test } from 'vitest'
import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import type { Place } from '../../../shared/model/place.ts'
import type { Body, OutlineEntry } from '../../../shared/model/report.ts'
import { findIndicators } from './find-indicators.ts'
import { readIndicatorSet } from './indicator-set.ts'
import { knownIndicators } from './known-sets.ts'

const ANYWHERE: Place = { province: null, city: null, county: null, level: null }

interface Given {
  readonly body?: Body
  readonly outline?: readonly OutlineEntry[]
  readonly review?: readonly [number, number]
  readonly place?: Place
}

function indicatorsIn(
  text: string,
  { body = 'npc', outline = [], review = [2023, 2023], place = ANYWHERE }: Given = {},
): IndicatorCandidate[] {
  const [reviewFrom, reviewTo] = review
  const work = findIndicators({ ...place, text, outline, body, reviewFrom, reviewTo }, knownIndicators(body))
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function namesIn(text: string, body?: Body): string[] {
  return indicatorsIn(text, body ? { body } : {}).map(({ indicator, value, unit }) => `${indicator} ${value}${unit}`)
}

test.each<[string, string[]]>([
  [
    '召开常委会会议8次，听取和审议专项工作报告18项，作出决议决定11项，任免国家机关工作人员52人次。',
    ['meet_standing 8次', 'hear_reports 18项', 'decisions 11项', 'appoint 52人次'],
  ],
  ['督办代表建议67件，办复率达100%。', ['suggestions 67件', 'sugg_rate 100%']],
  ['接待群众来访26批、38人次。', ['petition 26批', 'petition 38人次']],
  ['梳理机关工作制度，修改32项、废止8项。', ['rules 32项', 'rules 8项']],
  ['召开8次常委会会议、18次主任会议，市委常委会会议3次研究人大工作。', ['meet_standing 8次', 'meet_director 18次', 'null 3次']],
  ['反映社情民意信息90篇，被全国政协采用12篇。', ['sheqing 90篇', 'sheqing 12篇']],
  ['对5部法规进行执法检查，确定21件重点督办建议。', ['law_check 5部', 'key_sugg 21件']],
  ['对4名法官开展履职评议。', ['appraise 4名']],
  ['出台支持基层立法联系点建设的3个办法。', ['rules 3个']],
  ['组织“护航发展”监督行动，举办8期“委员讲堂”。', ['dep_train 8期']],
  ['每500名代表配备1名联络员。', ['null 500名', 'null 1名']],
  // A thing is what its name ends with.
  ['收集信息和建议70条，成立3个视察组，提出5个方面16条对策。', ['public_opin 70条', 'null 3个', 'public_opin 16条']],
  ['邀请代表70余人次列席常委会会议，35人次参加执法检查。', ['dep_attend 70人次', 'dep_activity 35人次']],
  ['组织40名组成人员联系200名代表，邀请代表26人次参加评议。', ['contact 40名', 'contact 200名', 'dep_activity 26人次']],
  ['健全代表列席常委会会议制度，邀请代表80人次。', ['dep_attend 80人次']],
  // What was done with the first of a list was done with all.
  [
    '补选市人大代表5名、区人大代表27名，任免工作人员112人次（任命77人次，免职35人次）。',
    ['null 5名', 'null 27名', 'appoint 112人次', 'appoint 77人次', 'appoint 35人次'],
  ],
  ['开展水法、林法等6部法律和8部法规贯彻实施情况检查。', ['law_check 6部', 'law_check 8部']],
  // Left out is what was measured alike.
  ['修改法规4件，征求意见30条，废止1件。', ['laws 4件', 'public_opin 30条', 'laws 1件']],
  ['共编发社情民意信息90篇，《甲建议》《乙建议》等12篇被采用，省政协采用3篇。', ['sheqing 90篇', 'sheqing 12篇', 'sheqing 3篇']],
  // A bare noun is what was named in full before.
  ['完善代表议案、建议督办机制，4件议案、30件建议全部办结。', ['motions 4件', 'suggestions 30件']],
  ['反映社情民意。全年编发信息65篇。', ['sheqing 65篇']],
  ['公众号全年推送信息65篇。', ['media 65篇']],
  // What is held stands behind its count, and how often may be said before what was done.
  ['组织代表和专家开展7次联合调研，市委领导先后5次作出重要批示。', ['inspect 7次', 'instructions 5次']],
  ['制定法规37件、提请代表大会审议5件。', ['laws 37件', 'laws 5件']],
  // What it became is the same thing.
  ['立法联系点由12家拓展到17家。', ['legpoints 12家', 'legpoints 17家']],
])('names the numbers of %s', (text, names) => {
  expect(namesIn(text)).toEqual(names)
})

test('government reports have a list of their own', () => {
  expect(namesIn('办理人大议案3件、建议60件和政协提案40件。', 'government')).toEqual([
    'null 3件',
    'suggestions_handled 60件',
    'proposals_handled 40件',
  ])
  expect(namesIn('60件人大代表建议、政协提案全部办结，30件人大代表建议按时办结。', 'government')).toEqual([
    'suggestions_and_proposals 60件',
    'suggestions_handled 30件',
  ])
  expect(namesIn('地区生产总值增长5.5%左右，城镇新增就业3.2万人，一般公共预算收入86亿元。', 'government')).toEqual([
    'gdp_growth 5.5%',
    'new_urban_jobs 32000人',
    'budget_revenue 8600000000元',
  ])
  expect(namesIn('审结案件30件。', 'court')).toEqual(['null 30件'])
})

test.each<[string, string[]]>([
  ['全市地区生产总值1200亿元，同比增长6%。', ['gdp 120000000000元', 'gdp_growth 6%']],
  [
    '一般公共预算收入86亿元，增长5%，其中税收收入60亿元，增长7%。',
    ['budget_revenue 8600000000元', 'budget_revenue_growth 5%', 'null 6000000000元', 'null 7%'],
  ],
  ['经营主体净增2万户、突破30万户。', ['new_market_entities 20000户', 'market_entities 300000户']],
  ['开发区工业投资增长9%，牧区生产总值20亿元，外贸出口30亿元。', ['null 9%', 'null 2000000000元', 'null 3000000000元']],
  ['新增高新区2家、高新技术企业39家，办结行政复议案件20件。', ['null 2家', 'new_hightech_enterprises 39家', 'null 20件']],
  ['争取国债、专项债等政策资金30亿元。', ['null 3000000000元']],
  [
    '前海生产总值20亿元，国民生产总值增长6%，民生支出20亿元，占财政支出的70%。',
    ['null 2000000000元', 'gdp_growth 6%', 'null 2000000000元', 'livelihood_spending_share 70%'],
  ],
  ['生产总值迈上3万亿元新台阶、达到30145亿元、增长6%。', ['gdp 3000000000000元', 'gdp 3014500000000元', 'gdp_growth 6%']],
  ['生产总值连跨4个千亿台阶，2023年达到1.3万亿元、增长5.8%。', ['null 4个', 'gdp 1300000000000元', 'gdp_growth 5.8%']],
  ['生产总值再上新台阶，达到4015亿元，增长5.8%。', ['gdp 401500000000元', 'gdp_growth 5.8%']],
  ['固定资产投资近万亿元，进出口突破千亿元大关。', ['null 1000000000000元']],
])('totals of government reports are those of the whole area: %s', (text, names) => {
  expect(namesIn(text, 'government')).toEqual(names)
})

test.each<[string, string[]]>([
  [
    '进出口总额达到120亿元，按可比口径计算比上年增长6%，上半年又比去年同期增长7%。',
    ['trade 12000000000元', 'trade_growth 6%', 'trade_growth 7%'],
  ],
  ['农民人均纯收入达到900多元，扣除价格因素，实际增长5%。', ['rural_income 900元', 'rural_income_growth 5%']],
  ['我国进出口总额，由2018年的30亿元增加到2023年的60亿元。', ['trade 3000000000元', 'trade 6000000000元']],
  ['计划要求今年国民生产总值增长6%，今后五年国内生产总值年均增长5%。', ['gdp_growth 6%', 'gdp_growth 5%']],
  ['粮食产量增加12万吨，达到90万吨。', ['null 120000吨', 'grain_output 900000吨']],
  ['粮食面积、总产、单产实现三增，总产达到90万吨。', ['grain_output 900000吨']],
  ['生产总值增长5%、力争6%以上。', ['gdp_growth 5%', 'gdp_growth 6%']],
  // What came to it is another figure than how many there are.
  ['经营主体净增4万户、达68万户。', ['new_market_entities 40000户', 'market_entities 680000户']],
  ['高新技术企业新增60家，科技型中小企业增至300家。', ['new_hightech_enterprises 60家', 'tech_small_enterprises 300家']],
  // A deed on something else is of that.
  ['改造高标准农田20万亩，完成撂荒地治理1万亩。', ['high_standard_farmland 200000亩', 'null 10000亩']],
  ['单位生产总值能耗下降3%，烟尘、粉尘排放量双下降，分别下降4%和5%。', ['energy_intensity 3%', 'null 4%', 'null 5%']],
  ['老旧小区改造开工30个、完工20个。', ['old_communities 30个', 'old_communities 20个']],
  ['休闲农场接待游客40万人次，科技小巨人企业20家。', ['null 400000人次', 'null 20家']],
])('when, against when and how fast name nothing: %s', (text, names) => {
  expect(namesIn(text, 'government')).toEqual(names)
})

test('the words of an indicator itself say neither that a figure is of all nor of a part', () => {
  const text = '经济总量3万亿元，一般公共预算收入80亿元，累计培育高新技术企业70家，新增高新技术企业9家，新增学位60个。'
  expect(indicatorsIn(text, { body: 'government' }).map(({ scope }) => scope)).toEqual(['some', 'some', 'all', 'some', 'part'])
})

test('what is counted has whole words', () => {
  const text = '新增规上服务业企业30家，在校学生3万人，开工亿元以上工业项目6个，总额首次突破20亿元。'
  expect(indicatorsIn(text, { body: 'government' }).map(({ object }) => object)).toEqual([
    '规上服务业企业',
    '在校学生',
    '亿元以上工业项目',
    '总额',
  ])
})

test('whose figures they are is said by their subject', () => {
  const text = '市政府收到建议20件，常委会会议3次听取报告。衡水县开展检查5次，省人大来我市视察2次。'
  expect(indicatorsIn(text).map(({ value, whose }) => [value, whose])).toEqual([
    [20, 'government'],
    [3, 'own'],
    [5, 'lower'],
    [2, 'upper'],
  ])
  const served = '针对市委交办的课题深入调研，提出意见8条，共向市委报送建议6份；市委改革办形成意见4条。'
  expect(indicatorsIn(served, { body: 'cppcc' }).map(({ whose }) => whose)).toEqual(['own', 'own', 'party'])
  const gained = '市政府主要领导批示12次，全市政协系统会议开展1次，全市各级政协委员走访90次，全市性会议召开3次，全市新建公园2个。'
  expect(indicatorsIn(gained, { body: 'cppcc' }).map(({ whose }) => whose)).toEqual(['own', 'own', 'own', 'own', 'area'])
  const report = { ...ANYWHERE, province: '云岭省', city: '青禾市', level: 'prefecture' as const }
  const ofCity = indicatorsIn('全省生产总值增长5%，青禾生产总值增长6%，高于全国平均增速1个百分点。', { body: 'government', place: report })
  expect(ofCity.map(({ indicator, whose }) => [indicator, whose])).toEqual([
    ['gdp_growth', 'upper'],
    ['gdp_growth', 'own'],
    [null, 'own'],
  ])
})

test('each of several values goes to its own thing, and what fell has a minus sign', () => {
  const text = '城镇、农村居民人均可支配收入分别增长4.5%、6.5%，固定资产投资下降3.2%，进出口、社会消费品零售总额分别增长2%、3%。'
  expect(namesIn(text, 'government')).toEqual([
    'urban_income_growth 4.5%',
    'rural_income_growth 6.5%',
    'fixed_investment_growth -3.2%',
    'trade_growth 2%',
    'retail_growth 3%',
  ])
})

test('a mean of several years, and what was before a change, is not of the year', () => {
  const text = '工业投资年均增长26%。城镇居民人均可支配收入由2万元增加到3.5万元。'
  expect(indicatorsIn(text, { body: 'government' }).map(({ value, period }) => [value, period])).toEqual([
    [26, 'other'],
    [20_000, 'other'],
    [35_000, 'annual'],
  ])
})

test.each<[string, (string | null)[]]>([
  ['民生支出增长4%，占财政支出70%。', [null, 'livelihood_spending_share']],
  ['优良天数比率上升2%，森林覆盖率提高到60%。', [null, 'forest_cover']],
  ['工业投资占比达13%，外贸依存度38%。', [null, null]],
  ['粮食产量3万吨，比上年增加2000吨。', ['grain_output', null]],
  ['城镇新增就业比去年多2000人。', [null]],
])('a level is not told from its change: %s', (text, ids) => {
  expect(indicatorsIn(text, { body: 'government' }).map(({ indicator }) => indicator)).toEqual(ids)
})

test('a price that came down to a rate has no minus sign', () => {
  expect(namesIn('居民消费价格涨幅回落到2.6%，固定资产投资增速由上年的5%回落到3%。', 'government')).toEqual([
    'cpi 2.6%',
    'fixed_investment_growth 5%',
    'fixed_investment_growth 3%',
  ])
})

test.each<[string, string[]]>([
  ['1-11月，工业投资增长9%，进出口30亿元；全年用电量增长5%。', ['other', 'other', 'annual']],
  ['前三季度生产总值增长6%，全年增长7%，连续三年领先。', ['other', 'annual']],
  ['这两年中，财政收入增长44%。“八五”期间，财政收入增长50%。', ['other', 'five-years']],
  ['第六个五年计划期间，财政收入增长44%，1 9 9 7 年，达到80亿元。', ['five-years', 'other']],
  ['五年来，财政收入增长44%，比2018年多2亿元；去年增长5%。', ['five-years', 'other', 'annual']],
  ['1978年，粮食产量3万吨。2023年，粮食产量5万吨，比2022年增长3%，进出口30亿元。', ['other', 'annual', 'annual', 'annual']],
  ['对2021年审计发现的问题跟踪监督，促进了30个问题的整改。', ['annual']],
  ['市场主体每天新增300户，两年增长7%。', ['other', 'other']],
  ['月均接待游客40万人次，PM2.5年均浓度30微克/立方米。', ['other', 'annual']],
])('the period is what stands last before the number: %s', (text, periods) => {
  expect(indicatorsIn(text, { body: 'government' }).map(({ period }) => period)).toEqual(periods)
})

test('aims at the end of a review are plans, and results at the beginning of a plan are not', () => {
  const text = '一、2023年工作\n生产总值增长6%。今年发展的主要预期目标是：粮食增产；生产总值增长5%。\n二、2024年工作\n去年生产总值增长6%。'
  const at = text.indexOf('二、')
  const outline: OutlineEntry[] = [
    { level: 1, heading: '一、2023年工作', part: 'review', start: 0, end: at },
    { level: 1, heading: '二、2024年工作', part: 'plan', start: at, end: text.length },
  ]
  expect(indicatorsIn(text, { body: 'government', outline }).map(({ part, value }) => `${part} ${value}`)).toEqual([
    'review 6',
    'plan 5',
    'review 6',
  ])
})

test('a year and the words of a sentence tell what is done from what is to come', () => {
  const text = '一、发展计划\n2022年粮食产量达到3万吨，今年要达到4万吨。钢产量增长了6%。计划产煤5万吨，比2023年增长7%。\n新建公路8公里。'
  const outline: OutlineEntry[] = [{ level: 1, heading: '一、发展计划', part: 'plan', start: 0, end: text.lastIndexOf('\n') }]
  const parts = (given: readonly OutlineEntry[]) =>
    indicatorsIn(text, { body: 'government', outline: given }).map(({ part, value }) => `${part} ${value}`)
  expect(parts(outline)).toEqual(['review 30000', 'plan 40000', 'review 6', 'plan 50000', 'plan 7', 'other 8'])
  const rules = '一、工作回顾\n“八五”计划草案规定，五年内粮食产量达到6万吨。超额完成计划规定的指标，产煤7万吨。'
  const looksBack: OutlineEntry[] = [{ level: 1, heading: '一、工作回顾', part: 'review', start: 0, end: rules.length }]
  expect(indicatorsIn(rules, { body: 'government', outline: looksBack }).map(({ part }) => part)).toEqual(['plan', 'review'])
  expect(parts([])).toEqual(['review 30000', 'plan 40000', 'review 6', 'plan 50000', 'other 7', 'other 8'])
})

test('a year that ends in 5 is not five years', () => {
  const heading = '二、2025年工作总体要求和主要目标'
  const text = `${heading}\n地区生产总值增长5%左右。`
  const outline = [{ level: 1, heading, start: 0, end: text.length, part: 'plan' as const }]
  expect(indicatorsIn(text, { body: 'government', outline }).map(({ period }) => period)).toEqual(['annual'])
})

test('says what is counted and by whose account, and shows the sentence', () => {
  const text = '代表工作扎实。全市新建立法联系点12个，其中乡镇3个；市委专题研究人大工作2次。'
  const found = indicatorsIn(text)
  expect(found.map(({ object, whose, partOfBefore }) => [object, whose, partOfBefore])).toEqual([
    ['立法联系点', 'area', false],
    ['乡镇', 'area', true],
    ['人大工作', 'party', false],
  ])
  expect(found.map(({ evidence }) => text.slice(evidence.start, evidence.end))).toEqual([
    '全市新建立法联系点12个，其中乡镇3个；',
    '全市新建立法联系点12个，其中乡镇3个；',
    '市委专题研究人大工作2次。',
  ])
})

function section(text: string, heading: string, part: OutlineEntry['part'], level = 1): OutlineEntry {
  return { level, heading, part, start: text.indexOf(heading), end: text.length }
}

test('the period is told by the sentence, else by the headings, else by the years of the report', () => {
  const text = '五年工作回顾\n召开会议40次。过去一年召开会议9次。本届人大依法履职，召开座谈会3场。'
  const outline = [section(text, '五年工作回顾', 'review')]
  const periods = (given: Given) => indicatorsIn(text, given).map(({ period, periodReason }) => `${period} ${periodReason}`)
  expect(periods({ outline, review: [2019, 2023] })).toEqual(['five-years heading', 'annual sentence', 'five-years heading'])
  expect(periods({ review: [2023, 2023] })).toEqual(['annual report', 'annual sentence', 'annual report'])
  expect(indicatorsIn(text, { review: [2021, 2023] })[0]?.period).toBe('term')
})

test('plans are told from reviews, and notes are left out', () => {
  const text = '今后工作安排\n听取报告15项。\n注释\n听取报告99项。'
  const outline = [{ ...section(text, '今后工作安排', 'plan'), end: text.indexOf('注释') }, section(text, '注释', 'notes')]
  expect(indicatorsIn(text, { outline }).map(({ part, value }) => `${part} ${value}`)).toEqual(['plan 15'])
})

test('a list that is none is refused', () => {
  expect(() =>
    readIndicatorSet({ bodies: ['npc'], indicators: [{ id: 'x', name: { 'zh-CN': '甲', en: 'A' }, units: ['件'], words: [] }] }),
  ).toThrow('no words')
  expect(() => readIndicatorSet({ bodies: ['senate'], indicators: [] })).toThrow('senate')
})
