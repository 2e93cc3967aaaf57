import type { Body, Kind } from '../../../shared/model/report.ts'
import type { Evidence } from '../../../shared/model/source.ts'
import { isPartHeading, lookOf } from '../../../shared/text/part-headings.ts'
import { isNewsLead } from '../phrases.ts'
import type { Head } from '../structure/head.ts'
import { bodyByWords, bodyOfTitle, namesOtherBody } from '../vocabulary.ts'

export interface Found<T> {
  readonly value: T
  readonly evidence: Evidence
}

/** Blanks of a template (`XX区`, `X名`, `××年`): many and spread over the text. One `X` may be a name made unreadable. */
const BLANK = /[XxＸｘ×*＊]{1,4}(?=[省市州区县旗乡镇村年月日届次人名项件条个万亿元余])|(?<![\w])[XＸ×]{2,}(?![\w])/g

function isTemplate(text: string): boolean {
  const blanks = text.match(BLANK)?.length ?? 0
  return blanks >= 8 && blanks * 600 >= text.length
}

/** Headlines of newspapers about a report. */
const NEWS_TITLE = /解读|聚焦|综述|侧记|掠影|巡礼|纪实|速览|一图|观察|访谈|评论|摘登|回眸|亮点/

export function kindOf(text: string, lines: readonly string[], head: Head, byline: boolean): Found<Kind> {
  if (isTemplate(text)) return { value: 'template', evidence: { from: 'text', quote: text.match(BLANK)?.[0] ?? '', confidence: 0.9 } }
  const lead = lines.slice(0, 8).find(isNewsLead)
  if (head.opened && !(lead && head.opening === null))
    return { value: 'report', evidence: { from: 'text', quote: head.opening ?? head.title ?? '', confidence: 0.95 } }
  if (lead) return { value: 'news', evidence: { from: 'text', quote: lead.slice(0, 60), confidence: 0.9 } }
  if (head.title !== null && NEWS_TITLE.test(head.title))
    return { value: 'news', evidence: { from: 'title', quote: head.title, confidence: 0.8 } }
  if (head.session !== null || (head.title !== null && !byline))
    return { value: 'report', evidence: { from: 'title', quote: head.title ?? head.session ?? '', confidence: 0.8 } }
  if (byline && bodyByWords(text)) return { value: 'news', evidence: { from: 'text', quote: '记者', confidence: 0.7 } }
  if (bodyByWords(text) && /报告工作|向大会报告|请予审议/.test(text))
    return { value: 'report', evidence: { from: 'text', quote: '', confidence: 0.6 } }
  // A report that lost its beginning still has the headings of its two parts.
  const parts = lines.filter(line => line.length < 40 && isPartHeading(line))
  const plan = parts.find(line => lookOf(line) === 'plan')
  const review = parts.find(line => lookOf(line) !== 'plan')
  if (review && plan && bodyByWords(text))
    return { value: 'report', evidence: { from: 'text', quote: `${review} … ${plan}`, confidence: 0.6 } }
  return { value: 'other', evidence: { from: 'default', quote: '', confidence: 0.4 } }
}

/** Whose report it is: the title says it, else the formula, else who is addressed, else the name, else the words. */
export function bodyOf(text: string, head: Head, fileName: string): Found<Body> | undefined {
  if (head.title !== null && namesOtherBody(head.title))
    return { value: 'other', evidence: { from: 'title', quote: head.title, confidence: 0.9 } }
  const title = head.title === null ? undefined : bodyOfTitle(head.title)
  if (title) return { value: title, evidence: { from: 'title', quote: head.title ?? '', confidence: 0.97 } }
  const opening = head.opening === null ? undefined : bodyOfTitle(head.opening.replace(/(?:委托|向|请).*$/, ''))
  if (opening) return { value: opening, evidence: { from: 'text', quote: head.opening ?? '', confidence: 0.95 } }
  if (head.addressee === '委员') return { value: 'cppcc', evidence: { from: 'text', quote: '各位委员', confidence: 0.9 } }
  const named = bodyOfTitle(fileName)
  if (named) return { value: named, evidence: { from: 'file-name', quote: fileName, confidence: 0.8 } }
  const words = bodyByWords(text)
  return words && { value: words.body, evidence: { from: 'text', quote: '', confidence: 0.4 + words.margin / 3 } }
}
