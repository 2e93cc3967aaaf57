/** Words that a quantity is measured in. */
const COUNTED =
  `人次 件次 批次 场次 户次 台次 架次 项次 班次 平方公里 平方千米 平方米 立方米 吨公里 人公里 千瓦小时 千瓦时 千瓦 兆瓦 千伏安 千伏 千升 千克 千卡 公里 千米 公斤 公顷 毫米 厘米 微克 毫克 标准箱 标箱
 名 人 位 次 件 项 个 部 条 篇 份 场 期 批 户 家 处 所 轮 元 美元 欧元 亩 吨 斤 担 匹 米 只 支 类 种 宗 起 幅 卷 册 字 站 级 辆 座 栋 套 班 讲 回 笔 例 门 道 组 对 幢 台 张 艘 列
 架 枚 头 口 床 间 盏 块 棵 株 面 颗 团 队 倍 分 款 档 版 村 县 市 镇 乡 校 企 孔 箱 桩 桶 方 片 期次 盘 井 英里 瓦 羽 尾 本 顶 块 滴 度 摄氏度 场景 小项 大类 频次 成 人天 床位 吨标准煤 多户`
    .split(/\s+/)
    .filter(Boolean)

/** Words of time: what stands before them is a date or a span. */
const TIMES = '年度 年 个季度 个月 月 日 周岁 周 天 届 个小时 小时 分钟 秒 点 时 岁 个工作日 工作日 季度 世纪 年代'.split(' ')

const RATES = ['个百分点', '百分点', '%', '‰']

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')
/** What stands before a measure word and belongs to the number: 3个多月, 5万余人. */
const COUNTED_WORD = new RegExp(`(?:${longestFirst(COUNTED)})`, 'y')
const TIME_WORD = new RegExp(`(?:多|余)?(?:${longestFirst(TIMES)})`, 'y')
const RATE_WORD = new RegExp(`(?:${longestFirst(RATES)})`, 'y')

export interface MeasureWord {
  readonly kind: 'count' | 'time' | 'rate'
  /** As the table calls it. */
  readonly unit: string
  readonly end: number
}

/** The measure word at a place of a plain text. */
export function measureWordAt(text: string, at: number): MeasureWord | undefined {
  // 人(件)次 counts like 人次.
  const [bracketed] = matchAt(BRACKETED, text, at) ?? []
  if (bracketed) return { kind: 'count', unit: bracketed.replace(/\(.*\)/, ''), end: at + bracketed.length }
  for (const [kind, pattern] of KINDS) {
    const [word] = matchAt(pattern, text, at) ?? []
    if (word !== undefined && !isOtherWord(text, at, word))
      return { kind, unit: word === '百分点' ? '个百分点' : word, end: at + word.length }
  }
  return undefined
}

const BRACKETED = /(?:人|件|项|批|场)\([人件项批场]\)次/y
const KINDS = [
  ['rate', RATE_WORD],
  ['time', TIME_WORD],
  ['count', COUNTED_WORD],
] as const

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The beginning of another word that looks like a measure word: 人大, 部门, 市场, 家庭. */
function isOtherWord(text: string, at: number, word: string): boolean {
  if (word.length > 1) return false
  return OTHER_WORDS.some(other => other[0] === word && text.startsWith(other, at))
}
const OTHER_WORDS =
  '人大 人民 部委 市场 市委 市级 市民 市直 市区 县域 县级 县委 县区 级次 方面 方针 分之 对照 组织 口岸 位一体 位数 门类 处理 条例 成为 成果 对应 场所 分别 本届 本级 面向 时期 日常 对标 担任 担当 担保 担负 匹配'.split(
    ' ',
  )
