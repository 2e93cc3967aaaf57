import type { Line } from '../lines.ts'
import { compact, isDateLine, isOpening, isSalutation, isSessionLine, isSessionStatement, speakerIn } from '../phrases.ts'

/** Whose reports there are, as they stand right before 工作报告 in a title. 委员会 alone: titles often lack 政协. */
const REPORTING_BODY = '人民代表大会|人大|政协|委员会|常委会|主席团|政府|国务院|公署|行署|管委会|法院|检察院'
const YEAR = '\\d{4}年度?|[一二][〇○零一二三四五六七八九]{3}年度?'
/** Numbers and signs before a title in a compilation: `11.`, `（三）`, `附件2：`, `第一篇`, `★`. */
const LABEL =
  '(?:[★☆●◆■▲△◎○※•►▶#]+\\s*(?:\\d{1,3}[、．.]?\\s*)?|附件?\\s*[\\d一二三四五六七八九十]{0,3}\\s*[：:.、]\\s*|第[一二三四五六七八九十百]{1,4}[篇章编][：:、\\s]*|[（(\\[【]?(?:\\d{1,3}[)）\\]】、．.]*|[一二三四五六七八九十]{1,3}[)）\\]】、．.]+)\\s*(?=\\D))'
const TITLE = new RegExp(
  `^${LABEL}?(?<title>(?<prefix>[^，,。；;！!？?：:“”、]{0,50}?(?:${REPORTING_BODY})(?:\\s*(?:${YEAR})|的)?|[^，,。；;！!？?：:“”、]{0,12}?(?:省|市|区|县|州|盟|旗))?\\s*工\\s*作\\s*报\\s*告(?:\\s*[（(【\\[《][^）)】\\]》]{1,30}[)）】\\]》])*(?<rest>(?:[\\s　·:：]|—{1,2}|-{1,2}|－{1,2}).{1,40})?)$`,
)
/** `关于某市人民代表大会常务委员会工作的报告`, `政协某市委员会常务委员会关于提案工作情况的报告`: also how agendas name reports. */
const ABOUT = new RegExp(
  `^${LABEL}?(?<title>[^，,。；;！!？?：:“”]{0,60}?关于(?:[^，,。；;！!？?：:“”]{0,50}?(?:${REPORTING_BODY})|[^，,。；;！!？?：:“”]{0,24}?提案)工作(?:情况)?的报告)$`,
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
  /** Worded as an agenda words it as well: only what stands under it shows that it is a title. */
  readonly weak: boolean
}

export function titleLine(line: string): TitleLine | undefined {
  if (line.length > 100 || !line.includes('报')) return undefined
  // `政 府 工 作 报 告`, letter-spaced to look large.
  const text = unquoted(/^(?:\S\s+){3,}\S$/.test(line) ? compact(line) : line)
  const about = ABOUT.exec(text)?.groups?.['title']
  if (about && !/听取|审议|批准|决议/.test(about)) return { title: about, numbered: about.length < text.length, bare: false, weak: true }
  const groups = TITLE.exec(text)?.groups
  const title = groups?.['title']
  if (!groups || !title || MENTION.test(groups['prefix'] ?? '') || isSessionStatement(text)) return undefined
  // `政府工作报告 我们将…。`: a sentence that begins with the words.
  if (/[。；;]/.test(groups['rest'] ?? '')) return undefined
  return { title, numbered: title.length < text.length, bare: !groups['prefix'], weak: false }
}

/** `《某市政府工作报告》`, `【某市政府工作报告】（全文）`: brackets around all of a title are none of its words. */
function unquoted(text: string): string {
  const match = /^[《【〈「『]([^《》【】〈〉「」『』]{4,60})[》】〉」』]((?:[（(][^（）()]{1,30}[)）])?)$/.exec(text)
  return match ? `${match[1]}${match[2]}` : text
}

export interface TitleAt extends TitleLine {
  /** How many lines it takes. */
  readonly lines: number
}

const MOST_LINES = 4
const LONGEST_PIECE = 40

/**
 * The title that begins at a line, also where it was set in several (`某市人民代表大会` / `常务委员会工作报告`) or broken at a
 * width (`……委员会工` / `作报告`). The pieces may be words in their own right, so all of them must be short and unpunctuated,
 * and only together make a title; the place or the year alone may stand over a whole one.
 */
export function titleAt(lines: readonly Line[], at: number): TitleAt | undefined {
  const first = lines[at]?.text ?? ''
  const whole = titleLine(first)
  if (whole) return { ...whole, lines: 1 }
  if (!isPiece(first)) return undefined
  let joined = first
  for (let count = 2; count <= MOST_LINES; count++) {
    const text = lines[at + count - 1]?.text ?? ''
    if (!isPiece(text)) return undefined
    const own = titleLine(text)
    const apart = own !== undefined && !own.bare && !/^(?:常务)?委员会/.test(own.title) && !(count === 2 && isPlaceOrYear(first))
    if (apart) return undefined
    joined += compact(text).length <= 8 ? compact(text) : text
    const title = titleLine(joined)
    if (title && !title.bare) return { ...title, lines: count }
    if (own) return undefined
  }
  return undefined
}

function isPiece(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST_PIECE || /[，,。；;：:！!？?、…“”]|^[（(—－-]/.test(text)) return false
  return !isSalutation(text) && !isOpening(text) && !isSessionLine(text) && !isDateLine(text) && speakerIn(text) === undefined
}

/** A place or a year over the words 政府工作报告. */
function isPlaceOrYear(text: string): boolean {
  return /^(?:\d{4}年度?|[\u4e00-\u9fff]{2,14}(?:省|市|自治区|区|县|州|盟|旗))$/.test(compact(text))
}

/** An entry of a table of contents with its page: `某市政府工作报告………12`. */
export function isContentsLine(text: string): boolean {
  return text.length <= 100 && /^.{2,80}?(?:[….·•—-]\s?){4,}\s*[（(]?\d{1,4}[)）]?$/.test(text)
}

/** What numbers a report on a line of its own: `附件2`, `（二）`, `第二篇`, `附：`. */
export function isLabelLine(text: string): boolean {
  return /^(?:附件?\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?|第[一二三四五六七八九十百\d]{1,4}(?:篇|章|编|部分)|[（(【]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）】、．.]?)$/.test(
    text,
  )
}
