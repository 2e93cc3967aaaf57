import { asciiDigits } from './numerals.ts'

/**
 * The set phrases by which a work report is known: who reports, to whom, when. All take a trimmed line. Commas and
 * colons come full-width and half-width; old files have full-width digits and spaced digits (`1 9 9 8 年3 月`).
 */

/** Whose reports there are, as they stand right before 工作报告 in a title. 委员会 alone: titles often lack 政协. */
const REPORTING_BODY = '人民代表大会|人大|政协|委员会|常委会|主席团|政府|国务院|公署|法院|检察院'
const TITLE = new RegExp(
  `^(?:[（(\\[【]?(?:\\d{1,3}[)）\\]】、．.]*|[一二三四五六七八九十]{1,3}[)）\\]】、．.]+)\\s*(?=\\D))?(?<title>(?<prefix>[^，,。；;！!？?：:“”、]{0,50}?(?:${REPORTING_BODY})(?:\\s*\\d{4}年度?|[一二][〇○零一二三四五六七八九]{3}年度?|的)?|[^，,。；;！!？?：:“”、]{0,12}?(?:省|市|区|县|州|盟|旗))?\\s*工\\s*作\\s*报\\s*告(?:\\s*[（(【\\[《][^）)】\\]》]{1,30}[)）】\\]》])*(?<rest>(?:[\\s　·:：]|—{1,2}|-{1,2}|－{1,2}).{1,40})?)$`,
)
/** Words before 工作报告 that make it a mention (an agenda item, a resolution) and not a title. */
const MENTION = /听取|审议|讨论|通过|批准|关于|提请|起草|印发|根据|落实|贯彻|体现|撰写|决议|《|的工作报告$/

export interface TitleLine {
  /** Without a list number before it. */
  readonly title: string
  /** The line has a list number (`11.`): it may be an entry of a table of contents. */
  readonly numbered: boolean
  /** 工作报告 and nothing else: the line before it names the body. */
  readonly bare: boolean
}

export function titleLine(text: string): TitleLine | undefined {
  if (text.length > 100 || !text.includes('报')) return undefined
  // `政 府 工 作 报 告`, letter-spaced to look large.
  const groups = TITLE.exec(/^(?:\S\s+){3,}\S$/.test(text) ? compact(text) : text)?.groups
  const title = groups?.['title']
  if (!groups || !title || MENTION.test(groups['prefix'] ?? '') || isSessionStatement(text)) return undefined
  // `政府工作报告 我们将…。`: a sentence that begins with the words.
  if (/[。；;]/.test(groups['rest'] ?? '')) return undefined
  return { title, numbered: title.length < text.length, bare: !groups['prefix'] }
}

const TITLE_HALF = new RegExp(`^[^，,。；;：:]{2,}(?:${REPORTING_BODY})$`)

/** First half of a title that was set in two lines (`…人民代表大会常务委员会` / `工作报告`). */
export function isTitleHalf(text: string): boolean {
  return text.length <= 50 && TITLE_HALF.test(text)
}

/** `各位代表:`, `各位委员,同志们:`; 名位 is a common slip of recognised scans. */
export function isSalutation(text: string): boolean {
  return (
    text.length <= 36 &&
    /^(?:尊敬的)?(?:[各名]位|全体|同志们|主席团)/.test(text) &&
    /(?:代表|委员|同志|领导|来宾|朋友)[^。]{0,24}[:：!！,，。]?$/.test(text)
  )
}

/** Who is addressed, where the line begins with it. */
export function addressee(text: string): '代表' | '委员' | undefined {
  const who = /^(?:尊敬的)?[各名]位(代表|委员)/.exec(text)?.[1]
  return who === '代表' || who === '委员' ? who : undefined
}

/** `我受…委托,向大会报告工作,请予审议。`: the formula every report opens with, once. */
export function isOpening(text: string): boolean {
  return (
    text.length <= 200 &&
    // `各位代表！以上我报告了……` closes a report.
    !text.slice(0, 20).includes('以上') &&
    /^(?:[各名]位(?:代表|委员)[^我受现]{0,20})?(?:现在|下面|今天|根据会议安排)?[，,]?\s*(?:由?我|受)/.test(text) &&
    /(?:受|代表).{1,60}?(?:报告|汇报)/.test(text) &&
    /审议|审查|讨论|大会|会议|工作/.test(text)
  )
}

/** Lines of a title block are often centred and letter-spaced; compared without any white space. */
export function compact(text: string): string {
  return asciiDigits(text).replace(/\s+/g, '')
}

/** Offices whose holders give reports; longer names first, so that 副总理 is not read as 理. */
const OFFICE =
  '常务副[省市县区州]长|代总理|副总理|总理|国务委员|委员长|代[省市县区州]长|省长|市长|县长|区长|州长|盟长|旗长|专员|镇长|乡长|部长|主席|主任|检察长|院长|秘书长|党组书记|书记'

/** `2023年1月7日在某市第六届人民代表大会第二次会议上市长某某作政府工作报告`: web sites put it between title and text. */
function isSessionStatement(line: string): boolean {
  return (
    line.length <= 110 &&
    /^[—－\-―─–（(\s]*(?:\d{4}年|在).{0,60}(?:会议|大会)上?.{0,40}?(?:作|的|做)?.{0,12}工作报告[)）。]?$/.test(line) &&
    /第.{1,5}次/.test(line)
  )
}

const IN_STATEMENT = [
  new RegExp(`(?:${OFFICE})(?<name>[\\u4e00-\\u9fa5·•]{2,4}?)(?:同志)?(?:代表|[所]?[作做]|的)`),
  new RegExp(`日(?<name>[\\u4e00-\\u9fa5]{2,3}?)(?:${OFFICE})在`),
]

/** Who reports, in a line that tells session and speaker in one sentence. */
export function speakerInSession(line: string): string | undefined {
  const plain = compact(line)
  if (!isSessionStatement(plain)) return undefined
  const name = IN_STATEMENT.map(pattern => pattern.exec(plain)?.groups?.['name']).find(each => each !== undefined)
  return name && isName(name) ? name : undefined
}

/** `——2023年1月7日在某市第六届人民代表大会第二次会议上`, also in brackets, also cut in two lines. */
export function isSessionLine(text: string): boolean {
  if (text.length > 110) return false
  const line = compact(text)
  if (isSessionStatement(line)) return true
  return (
    /^[—－\-―─–（(]*.{0,70}(?:会议|大会|全会|次会)上?[)）]?$/.test(line) &&
    /第.{1,5}[届次]/.test(line) &&
    /^[—－\-―─–（(]|年|在/.test(line) &&
    !/[。；;]/.test(line)
  )
}

/** `（2023年1月7日）`. */
export function isDateLine(text: string): boolean {
  return /^[—－\-―─–（(\s]*\d{4}年\d{1,2}月(?:\d{1,2}日)?[)）\s]*$/.test(compact(text))
}

const NAME = '[\\u4e00-\\u9fa5]{1,3}\\s*[\\u4e00-\\u9fa5]{1,2}|[\\u4e00-\\u9fa5]{1,6}(?:[·•・][\\u4e00-\\u9fa5]{1,8})+'
const SPEAKER_LINE = new RegExp(`^(?<office>[^，,。；;：:]{0,50}(?:${OFFICE}))[\\s:：]*(?<name>${NAME})$`)

const BARE_NAME = new RegExp(`^(?:${NAME})$`)

/** The name in `某市人民政府市长 张三`; undefined for any other line. */
export function speakerIn(text: string): string | undefined {
  if (text.length > 90 || !/[长席任理员记]/.test(text)) return undefined
  const name = SPEAKER_LINE.exec(text.replace(/^[—－\-―─–（(\s]+|[)）\s]+$/g, ''))?.groups?.['name']
  return name && isName(name) ? name.replace(/\s/g, '') : undefined
}

/** A line that is only a name, as it may stand under the session line: `张 三`. */
export function bareName(text: string): string | undefined {
  return text.length <= 14 && BARE_NAME.test(text) && isName(text) ? text.replace(/\s/g, '') : undefined
}

/** What stands after an office and is no name: `主任会议`, `主席台`, `市长信箱`. */
function isName(name: string): boolean {
  return !/[的了在为是]|会议|工作|报告|委员|代表|同志|回顾|任务|安排|大会|政府|人民|全市|全区|全县|全省|目录|正文|摘要/.test(
    name.replace(/\s/g, ''),
  )
}

/** `5月27日,在…会议上,…作…工作报告。`: a newspaper tells of a report. */
export function isNewsLead(text: string): boolean {
  return (
    /^(?:本报讯|.{0,12}\d{1,2}月\d{1,2}日|.{0,6}近日|昨日)/.test(asciiDigits(text.slice(0, 40))) &&
    /(?:作|做|所作|代表).{0,40}报告/.test(text.slice(0, 200))
  )
}

/** `(下转第20版)`, `（上接第1版）`. */
export function turnsPage(text: string): 'forward' | 'backward' | undefined {
  const match = /^[（(【]?\s*(下转|转|上接|接)\s*(?:第)?\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版[^。]{0,6}[)）】]?$/.exec(asciiDigits(text))
  if (!match) return undefined
  return match[1] === '下转' || match[1] === '转' ? 'forward' : 'backward'
}
