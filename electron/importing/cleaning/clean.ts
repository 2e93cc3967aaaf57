import type { CutReason } from '../../../shared/model/source.ts'
import type { Mark } from '../compose.ts'
import { endsSentence, isProse, type Line } from '../lines.ts'
import { isOpening, isSalutation, isSessionLine, turnsPage } from '../phrases.ts'
import { isContentsLine, titleLine } from '../structure/titles.ts'
import { markFurniture } from './furniture.ts'

/**
 * Leaves out what came with the text but is no part of it. Each rule takes whole lines, says why, and errs on the side
 * of keeping: a cut line is shown to the user, but a reader does not look for it.
 */
export interface Cleaned {
  readonly lines: readonly Line[]
  readonly marks: readonly Mark[]
  /** What was cut next to the text and may still tell a date, a place or a newspaper. */
  readonly context: readonly string[]
  /** A byline stood there: the text comes from a newspaper. */
  readonly byline: boolean
}

export function clean(lines: readonly Line[]): Cleaned {
  const reasons = lines.map((line, at) => reasonOf(line, at, lines.length))
  keepLists(lines, reasons)
  markFurniture(lines, reasons)
  const byline = reasons.includes('credits') || reasons.includes('caption')
  markTrailingCaptions(lines, reasons, byline)
  const marks: Mark[] = []
  const kept: Line[] = []
  const context: string[] = []
  lines.forEach((line, at) => {
    const reason = reasons[at]
    if (reason === undefined) {
      const credit = trailingCredit(line)
      if (credit === undefined) kept.push(line)
      else {
        kept.push({ ...line, end: line.start + credit, text: line.text.slice(0, credit) })
        marks.push({ start: line.start + credit, end: line.end, reason: 'credits' })
      }
      return
    }
    marks.push({ start: line.start, end: line.end, reason })
    if (reason === 'site-chrome' || reason === 'credits') context.push(line.text)
  })
  return { lines: kept, marks, context, byline: byline || marks.some(mark => mark.reason === 'credits') }
}

function reasonOf(line: Line, at: number, count: number): CutReason | undefined {
  const { text } = line
  if (text.length > 220) return undefined
  if (isRule(text)) return 'markup'
  const atEdge = at < 6 || at >= count - 6
  if (isAdvertisement(text, atEdge)) return 'advertisement'
  // A key that was hit by mistake before saving.
  if (atEdge && /^[A-Za-z.,;'`\\/[\]=-]$/.test(text)) return 'leftover'
  if (text.length > 90) return undefined
  if (/^[（(【—\-\s]*(?:全书完|全文完|完|全文结束|正文结束|END|The End)[)）】—\-\s]*$/i.test(text)) return 'leftover'
  if (isSiteChrome(text)) return 'site-chrome'
  if (isContentsLine(text)) return 'preamble'
  if (isCredit(text)) return 'credits'
  if (isCaption(text)) return 'caption'
  return undefined
}

/** `-----`, `=====`, `* * *`: drawn lines. */
function isRule(text: string): boolean {
  return text.length >= 3 && /^[-—_=*~·.＿－\s]+$/.test(text)
}

const ADDRESS = /https?:\/\/|www\.|[\w-]+\.(?:com|cn|net|org)\b/i
const CONTACT = /(?:微信|QQ|Q群|电话|热线|客服|手机|加群|扣扣|vx)\s*(?:号|群)?\s*[:：]?\s*[\w-]{5,}|1[3-9]\d{9}/i
const PROMOTION =
  /下载|整理|更新|范文|淘宝|购买|店铺|正版|客服|加微信|扫码|关注|优质|资料|会员|免费|更多|代写|文库|公众号|转载|分享|网址|收集|提供|来自/

/**
 * Sellers of texts put a line with their address before or after them. An address alone proves nothing in the middle of
 * a report (a report may name a web site), so there it must also praise its wares; a sentence is never cut for it.
 */
function isAdvertisement(text: string, atEdge: boolean): boolean {
  const contact = ADDRESS.test(text) || CONTACT.test(text)
  if (!contact) return false
  if (/^[\s(（<【]*(?:https?:\/\/|www\.)\S+[\s)）>】]*$/i.test(text)) return true
  return PROMOTION.test(text) && (atEdge || text.length < 60)
}

const CHROME: readonly RegExp[] = [
  /^(?:您(?:现在|当前)?的?|当前|所在)位置/,
  /^(?:首页|网站首页|返回首页|返回顶部|上一[篇页]|下一[篇页]|关闭(?:窗口|本页)?|打印(?:本页|此页)?|收藏(?:本页)?|分享(?:到)?|我要(?:纠错|评论)|点击下载|附件下载|下载(?:全文|附件|文档|正文)?|相关(?:链接|阅读|文章|新闻)|推荐阅读|猜你喜欢|扫一扫.{0,20}|微信扫.{0,20})[\s:：|>【】\][]*.{0,20}$/,
  /^[【[(（]?\s*(?:字体|字号)\s*[:：]?/,
  /^[【[(（]?\s*大\s*中\s*小\s*[】\])）]?/,
  /^(?:发布(?:时间|日期|机构|单位)|发文(?:机关|日期|字号)|成文日期|生成日期|更新时间|索引号|主题分类|公开(?:方式|范围)|文\s*号|信息来源|信息分类|浏览(?:次数|量)|点击(?:数|次数|量|率)|阅读(?:次数|量|数)?|访问(?:次数|量)|日期|时间)\s*[:：]/,
  /ICP备|公网安备|网站标识码|版权所有|copyright|©|(?:主办|承办|技术支持)(?:单位)?\s*[:：]/i,
  /^(?:\S{1,12}\s*[>＞»]\s*){2,}/,
]

function isSiteChrome(text: string): boolean {
  return CHROME.some(pattern => pattern.test(text))
}

/** `主办单位：` stands once or twice at the foot of a web page; one in every item belongs to a list of projects. */
function keepLists(lines: readonly Line[], reasons: (CutReason | undefined)[]): void {
  const organisers = lines.flatMap(({ text }, at) => (reasons[at] === 'site-chrome' && /^(?:主办|承办|协办)/.test(text) ? [at] : []))
  if (organisers.length > 3) for (const at of organisers) reasons[at] = undefined
}

const ROLES =
  '(?:本报|本刊|见习|实习|特约|首席|融媒体|全媒体)*(?:记者|通讯员|评论员)|责任编辑|责编|编辑|编审|校对|审核|审校|初审|复审|终审|监制|策划|统筹|撰稿|撰文|供稿|摄影|制图|作者|文字|排版'
const ROLE = new RegExp(`^(?:${ROLES})+$`)
const BEGINS_WITH_ROLE = new RegExp(`^[（(【[■●◆◎□\\s]*(?:${ROLES})`)
const ROLE_WITH_NAME = /^(?:本报|本刊|见习|实习|特约|首席|融媒体|全媒体)*(?:记者|通讯员)[\u4e00-\u9fa5·]{2,4}$/
const NAME_OR_ROLE = new RegExp(`^(?:(?:${ROLES}|文|图|摄|报道|整理)+|[\\u4e00-\\u9fa5·]{0,5})$`)
const SOURCE = /^[（(【[\s]*(?:来源|稿源|文章来源|稿件来源|转自|摘自|原载|出处)\s*[:：]\s*.{0,50}$/

/** `通讯员 张三`, `责任编辑：李四 校对：王五`: a role first, then nothing but names and roles. */
function isCredit(text: string): boolean {
  if (text.length > 60) return false
  if (SOURCE.test(text)) return true
  // Hardly any line does; the rest takes its time.
  if (!BEGINS_WITH_ROLE.test(text)) return false
  const [first = '', ...rest] = text.replace(/^[（(【[■●◆◎□\s]+|[)）】\]\s]+$/g, '').split(/[\s:：/|、，,]+/)
  return (ROLE_WITH_NAME.test(first) || (ROLE.test(first) && rest.length > 0)) && rest.every(word => NAME_OR_ROLE.test(word))
}

const PEOPLE = '[\\u4e00-\\u9fa5·]{2,5}(?:[\\s、,，/]+[\\u4e00-\\u9fa5·]{2,5}){0,5}'
const TRAILING_CREDIT = new RegExp(`(?<=[。！？!?”」）)])\\s*[（(]?(?:本报|见习|特约)*(?:记者|通讯员)[\\s　:：]+(?:${PEOPLE})[)）]?$`)

/** Where a byline begins that was set at the end of a paragraph (`……贡献。记者 张三`). */
function trailingCredit({ text, start, end }: Line): number | undefined {
  // With marks inside the line, offsets in its text are not offsets in the source.
  if (text.length !== end - start || !/记者|通讯员/.test(text.slice(-30))) return undefined
  const at = text.search(TRAILING_CREDIT)
  return at > 0 ? at : undefined
}

/** `区长某某(左二)调研……`, `图为……`, `某某 摄`: a line under a picture. */
function isCaption(text: string): boolean {
  if (/。.+/.test(text)) return false
  return (
    /^[（(▲△◀▶▼↑↓←→\s]*(?:图为|图[:：]|上图|下图|左图|右图|题图|配图|资料图|图片说明|图\d+)/.test(text) ||
    /[（(](?:[前后中]排?)?[左右][一二三四五六七八九]?[)）]|[（(](?:前排|后排)?(?:中|居中)[)）]/.test(text) ||
    (/(?:[\s　/（(]|本报记者.{2,8})摄(?:影)?[)）]?$/.test(text) && text.length < 60)
  )
}

/**
 * Pictures of a newspaper feature follow its text, and only their captions are left: several short unpunctuated lines
 * after the last sentence. Where a byline has shown that it is a newspaper, one is enough.
 */
function markTrailingCaptions(lines: readonly Line[], reasons: (CutReason | undefined)[], byline: boolean): void {
  const captions: number[] = []
  for (let at = lines.length - 1; at > 0; at--) {
    if (reasons[at] !== undefined) continue
    const text = lines[at]?.text ?? ''
    if (!isCaptionShaped(text)) {
      if (captions.length >= (byline ? 1 : 2) && isProse(text) && endsSentence(text))
        for (const index of captions) reasons[index] = 'caption'
      return
    }
    captions.push(at)
  }
}

function isCaptionShaped(text: string): boolean {
  if (text.length > 40 || /[，,。；;：:！!？?]/.test(text)) return false
  // Signatures, dates, notes and titles may close a report.
  if (/^[（([【\d一二三四五六七八九十附注]|[年月日]$|万岁|谢谢|委员会$|政府$|法院$|检察院$|常委会$/.test(text)) return false
  return !titleLine(text) && !isSalutation(text) && !isOpening(text) && !isSessionLine(text) && !turnsPage(text)
}
