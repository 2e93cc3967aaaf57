import { asciiDigits, NUMBER_WRITTEN, YEAR_WRITTEN } from './numerals.ts'

/**
 * The set phrases by which a work report is known: who reports, to whom, when. All take a trimmed line. Commas and
 * colons come full-width and half-width; old files have full-width digits and spaced digits (`1 9 9 8 年3 月`).
 */

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
  '报告人|汇报人|常务副[省市县区州旗]长|副主任|副主席|副检察长|副院长|代理?[省市县区州旗盟]长|代总理|副总理|总理|国务委员|委员长|省长|市长|县长|区长|州长|盟长|旗长|专员|镇长|乡长|部长|主席|主任|检察长|院长|秘书长|党组书记|书记'

/** `2023年1月7日在某市第六届人民代表大会第二次会议上市长某某作政府工作报告`: web sites put it between title and text. */
export function isSessionStatement(line: string): boolean {
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
  return text.length <= 40 && DATE_LINE.test(compact(text))
}

/** Only brackets or strokes show that `2023.1.7` is the day of a report and not of its publication. */
const DATE_LINE = new RegExp(
  `^[—－\\-―─–（(]*${YEAR_WRITTEN}年${NUMBER_WRITTEN}月(?:${NUMBER_WRITTEN}日)?[)）]*$|^[—－（(]+\\d{4}([./-])\\d{1,2}\\1\\d{1,2}[)）]*$`,
)

const NAME = '[\\u4e00-\\u9fa5]{1,3}\\s*[\\u4e00-\\u9fa5]{1,2}|[\\u4e00-\\u9fa5]{1,6}(?:[·•・][\\u4e00-\\u9fa5]{1,8})+'
const SPEAKER_LINE = new RegExp(`^(?<office>[^，,。；;：:]{0,50}(?:${OFFICE}))[\\s:：]*(?<name>${NAME})$`)

const BARE_NAME = new RegExp(`^(?:${NAME})$`)

/** The name in `某市人民政府市长 张三`; undefined for any other line. */
export function speakerIn(text: string): string | undefined {
  if (text.length > 90 || !/[长席任理员记人]/.test(text)) return undefined
  const name = SPEAKER_LINE.exec(text.replace(/^[—－\-―─–（(\s]+|[)）\s]+$/g, ''))?.groups?.['name']
  return name && isName(name) ? name.replace(/\s/g, '') : undefined
}

/** A line that is only a name, as it may stand under the session line: `张 三`, `（张三）`. */
export function bareName(line: string): string | undefined {
  const text = line.replace(/^[（(]\s*(.+?)\s*[)）]$/, '$1')
  return text.length <= 14 && BARE_NAME.test(text) && isName(text) ? text.replace(/\s/g, '') : undefined
}

/** The commonest family names, of nineteen in twenty people; a name that nothing else shows to be one must begin with one. */
const FAMILY_NAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闻解强柴华车冉房边净阿艾多扎'

/** A name by its look alone. */
export function looksLikeName(line: string): string | undefined {
  const name = bareName(line)
  return name && name.length <= 4 && (name.includes('·') || (name.length <= 3 && FAMILY_NAMES.includes(name[0] ?? ''))) ? name : undefined
}

/** An office on a line of its own, the name on the next one. */
const ENDS_AS_OFFICE = new RegExp(`(?:${OFFICE})$`)

/** What stands after an office and is no name: `主任会议`, `主席台`, `市长信箱`. */
function isName(name: string): boolean {
  return (
    !ENDS_AS_OFFICE.test(name) &&
    !/[的了在为是]|会议|工作|报告|委员|代表|同志|回顾|任务|安排|大会|政府|人民|全市|全区|全县|全省|目录|正文|摘要/.test(
      name.replace(/\s/g, ''),
    )
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
  // Hardly any line begins like that, and a long one takes its time.
  if (!/^[（(【]?\s*[下转上接]/.test(text)) return undefined
  const match = /^[（(【]?\s*(下转|转|上接|接)\s*(?:第)?\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版[^。]{0,6}[)）】]?$/.exec(asciiDigits(text))
  if (!match) return undefined
  return match[1] === '下转' || match[1] === '转' ? 'forward' : 'backward'
}
