import type { Metadata, Problem } from '../../../shared/model/report.ts'
import type { Evidence, MetadataEvidence } from '../../../shared/model/source.ts'
import type { YearInTable } from '../formats/reading.ts'
import { isProse, type Line } from '../lines.ts'
import { asciiDigits, isoDateIn } from '../numerals.ts'
import { compact, isNewsLead, isOpening, isSalutation, isSessionLine, speakerIn, speakerInSession } from '../phrases.ts'
import { problem } from '../problems.ts'
import { type Head, readHead } from '../structure/head.ts'
import { isHeadingLine } from '../structure/headings.ts'
import type { Clue, FoundPlace } from './found-place.ts'
import { type Gazetteer, shortName } from './gazetteer.ts'
import { bodyOf, kindOf } from './kind.ts'
import { agrees, findPlace, placeInsteadOf } from './place.ts'
import { dateReport } from './year.ts'

export interface Described {
  readonly metadata: Metadata
  readonly evidence: MetadataEvidence
  readonly problems: readonly Problem[]
}

export interface Surroundings {
  /** Path as the user knows it, with folders. */
  readonly path: string
  /** Lines that were cut next to the text (来源, 发布时间). */
  readonly context: readonly string[]
  /** The text carries a byline. */
  readonly byline: boolean
  readonly year?: YearInTable | undefined
}

/** Reports have up to 60,000 characters; of anything longer the beginning is enough to tell what it is. */
const STUDIED = 200_000

/** What a report says of itself. `all` are the lines of its canonical text; order of trust: text, title, file name, folder. */
export function describe(gazetteer: Gazetteer, all: readonly Line[], surroundings: Surroundings): Described {
  const lines = beginning(all)
  const texts = lines.map(line => line.text)
  const text = texts.join('\n').slice(0, STUDIED)
  const head = withHeadline(readHead(lines, 0), texts)
  const { fileName, folder } = namesOf(surroundings.path)
  const kind = kindOf(text, texts, head, surroundings.byline)
  const body = bodyOf(text, head, fileName)
  const { place, contradiction } =
    kind.value === 'template'
      ? {}
      : believed(gazetteer, nationOf(head) ?? findPlace(gazetteer, placeClues(texts, head, fileName, folder), text), text)
  const level = place?.level ? { value: place.level, quote: place.quote } : levelByUnit(head.title ?? head.opening ?? '')
  const dating = dateReport({
    lines: texts,
    title: head.title ?? '',
    session: `${head.session ?? ''} ${head.dateLine ?? ''}`.trim(),
    fileName,
    folder,
    context: surroundings.context,
    inTable: surroundings.year,
  })
  const session = sessionOf(head, texts)
  const date = dateOf(head, texts, dating.year)
  const speaker = speakerOf(head, texts, fileName, gazetteer)
  const title = titleOf(head, texts, fileName, kind.value === 'report' ? titleByPlace(place, body?.value) : undefined)
  const evidence = {
    title: title.evidence,
    body: body?.evidence,
    kind: kind.evidence,
    province: place?.province ? evidenceOf(place) : undefined,
    city: place?.city ? evidenceOf(place) : undefined,
    county: place?.county ? evidenceOf(place) : undefined,
    level: level && (place?.level ? evidenceOf(place) : { from: 'title' as const, quote: level.quote, confidence: 0.5 }),
    year: dating.evidence.year,
    reviewFrom: dating.evidence.review,
    reviewTo: dating.evidence.review,
    session: session?.evidence,
    date: date?.evidence,
    speaker: speaker?.evidence,
  }
  const metadata: Metadata = {
    title: title.value,
    province: place?.province ?? null,
    city: place?.city ?? null,
    county: place?.county ?? null,
    level: level?.value ?? null,
    body: body?.value ?? 'other',
    kind: kind.value,
    year: dating.year,
    yearInferred: dating.inferred,
    reviewFrom: dating.reviewFrom,
    reviewTo: dating.reviewTo,
    session: session?.value ?? null,
    date: date?.value ?? null,
    speaker: speaker?.value ?? null,
  }
  return {
    metadata,
    evidence: withoutUnknown(evidence),
    problems: contradiction ? [contradiction] : contradictions(gazetteer, place, fileName),
  }
}

function beginning(lines: readonly Line[]): readonly Line[] {
  let length = 0
  const end = lines.findIndex(line => {
    length += line.text.length + 1
    return length > STUDIED
  })
  return end < 0 ? lines : lines.slice(0, end + 1)
}

function evidenceOf({ from, quote, confidence }: FoundPlace): Evidence {
  return { from, quote, confidence }
}

function withoutUnknown(evidence: Readonly<Record<string, Evidence | undefined>>): MetadataEvidence {
  return Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined))
}

interface Value<T> {
  readonly value: T
  readonly evidence: Evidence
}

export function namesOf(path: string): { readonly fileName: string; readonly folder: string } {
  const parts = path.split(/[/\\]/)
  const fileName = (parts.pop() ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '')
  return { fileName, folder: parts.reverse().join('/') }
}

/** Texts without a title of their own pattern (features, plan reports) still begin with a headline. */
function withHeadline(head: Head, texts: readonly string[]): Head {
  if (head.title !== null) return head
  for (const text of texts.slice(0, 4)) {
    if (isSalutation(text) || isOpening(text) || isProse(text) || /[。：:；;]$/.test(text) || isHeadingLine(text)) break
    // The end of a session line, of a file that begins in the middle of its head, is no headline.
    if (
      text.length < 5 ||
      text.length > 50 ||
      isSessionLine(text) ||
      /(?:会议|大会)上[)）]?$/.test(text) ||
      speakerIn(text) ||
      /^[—－-]/.test(text)
    )
      continue
    return { ...head, title: text }
  }
  return head
}

/** `usual`: what such a report of its place is called, where both are known. */
function titleOf(head: Head, texts: readonly string[], fileName: string, usual: UsualTitle | undefined): Value<string> {
  if (head.title !== null)
    return { value: head.title.replace(/\s+/g, ' ').trim(), evidence: { from: 'text', quote: head.title, confidence: 0.95 } }
  // A file named by its place alone (`青禾.docx`, `2024青禾市.docx`) says no more than the place does.
  const bare = fileName.replace(/[\d年\s_.\-—－()（）]+/g, '')
  if (usual && bare !== '' && usual.place.startsWith(bare))
    return { value: usual.title, evidence: { from: 'file-name', quote: fileName, confidence: 0.4 } }
  if (fileName !== '') return { value: fileName, evidence: { from: 'file-name', quote: fileName, confidence: 0.5 } }
  const first = (texts[0] ?? '').slice(0, 40)
  return { value: first, evidence: { from: 'default', quote: first, confidence: 0.2 } }
}

interface UsualTitle {
  /** The smallest unit that is known: `青禾市`. */
  readonly place: string
  readonly title: string
}

function titleByPlace(place: FoundPlace | undefined, body: Metadata['body'] | undefined): UsualTitle | undefined {
  const name = place?.county ?? place?.city ?? place?.province
  const title = name && body && USUAL_TITLES[body]?.(name)
  return title ? { place: name, title } : undefined
}

const USUAL_TITLES: Readonly<Partial<Record<Metadata['body'], (place: string) => string>>> = {
  government: place => `${place}政府工作报告`,
  npc: place => `${place}人民代表大会常务委员会工作报告`,
  cppcc: place => `政协${place}委员会常务委员会工作报告`,
}

const NATION =
  /国务院|届全国人民代表大会|^全国人民代表大会|^关于全国人民代表大会|最高人民(?:法院|检察院)|政协(?:第.{1,4}届)?全国委员会|人民政治协商会议(?:第.{1,4}届)?全国委员会|全国政协/

/** Reports to the whole state: `在第六届全国人民代表大会第一次会议上`, `我代表国务院`. */
function nationOf(head: Head): FoundPlace | undefined {
  const line = [head.title, head.session, head.opening].find(each => each !== null && NATION.test(each))
  return line ? { province: null, city: null, county: null, level: 'country', from: 'text', quote: line, confidence: 0.97 } : undefined
}

function placeClues(texts: readonly string[], head: Head, fileName: string, folder: string): Clue[] {
  const clues: Clue[] = []
  const add = (from: Clue['from'], text: string | null | undefined, short = false) => {
    if (text) clues.push({ from, text, short })
  }
  add('title', head.title?.replace(/^(?:解读|聚焦)/, ''), true)
  add('text', head.session)
  add('text', head.opening)
  add('text', head.speaker?.line)
  // Features: a line under the headline names the place.
  add(
    'text',
    texts.slice(0, 4).find(text => /^[—－-]/.test(text)),
  )
  add('text', texts.slice(0, 8).find(isNewsLead))
  add('file-name', fileName, true)
  add('folder', folder, true)
  return clues
}

/** `区人民代表大会常务委员会工作报告`: no place, but a level. 市 may be either of two. */
function levelByUnit(title: string): { readonly value: Metadata['level']; readonly quote: string } | undefined {
  const unit = /(?:^|[受XＸx×])(省|自治区|市|自治州|州|盟|地区|县|区|旗|镇|乡)(?=人民|人大|政协|政府|第|[XＸx×])/.exec(title)?.[1]
  if (!unit) return undefined
  const value = /省|自治区/.test(unit)
    ? 'province'
    : /市|州|盟|地区/.test(unit)
      ? 'prefecture'
      : /县|区|旗/.test(unit)
        ? 'county'
        : 'township'
  return { value, quote: unit }
}

/** `某市第六届人民代表大会第二次会议` out of `——2023年1月7日在……会议上`. */
function sessionOf(head: Head, texts: readonly string[]): Value<string> | undefined {
  const lead = texts.slice(0, 8).find(isNewsLead)
  for (const line of [head.session, lead]) {
    const match =
      line &&
      /在?((?:(?!在)[^，,。（(—－]){2,50}?(?:第[^，,。]{1,6}次(?:全体)?会议))/.exec(
        compact(line).replace(/^.*?日(?:[—至和]\d+日)?[,，]?/, ''),
      )
    if (match?.[1] && line)
      return { value: match[1].replace(/^在/, ''), evidence: { from: 'text', quote: line.slice(0, 80), confidence: 0.95 } }
  }
  return undefined
}

/** The day in the session line, or in the lead of a news item, whose year is that of the report. */
function dateOf(head: Head, texts: readonly string[], year: number | null): Value<string> | undefined {
  for (const line of [head.session, head.dateLine, head.title]) {
    const date = line && isoDateIn(compact(line))
    if (date && line) return { value: date, evidence: { from: 'text', quote: line, confidence: 1 } }
  }
  const lead = texts.slice(0, 8).find(isNewsLead)
  const match = lead ? /(?<!\d)(\d{1,2})月(\d{1,2})日/.exec(asciiDigits(lead)) : null
  if (!lead || !match || year === null) return undefined
  return { value: isoDate(String(year), match[1], match[2]), evidence: { from: 'text', quote: lead.slice(0, 40), confidence: 0.7 } }
}

function isoDate(year: string, month: string | undefined, day: string | undefined): string {
  const two = (part: string) => part.padStart(2, '0')
  return [year, two(month ?? ''), two(day ?? '')].join('-')
}

const IN_LEAD = /(?:主任|主席|市长|区长|县长|省长|州长|院长|检察长)\s*(?<name>[\u4e00-\u9fff]{2,3}?)(?:同志)?(?=在|作|做|代表|向|所作|受)/

function speakerOf(head: Head, texts: readonly string[], fileName: string, gazetteer: Gazetteer): Value<string> | undefined {
  if (head.speaker) return { value: head.speaker.name, evidence: { from: 'text', quote: head.speaker.line, confidence: 0.97 } }
  const inSession = head.session === null ? undefined : speakerInSession(head.session)
  if (inSession) return { value: inSession, evidence: { from: 'text', quote: head.session ?? '', confidence: 0.9 } }
  const lead = texts.slice(0, 8).find(isNewsLead)
  const inLead = lead ? IN_LEAD.exec(lead)?.groups?.['name'] : undefined
  if (lead && inLead) return { value: inLead, evidence: { from: 'text', quote: lead.slice(0, 80), confidence: 0.85 } }
  const inTitle = /[（(][^（(]*日\s*([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+[·•][\u4e00-\u9fff·•]+)\s*[)）]?\s*$/.exec(head.title ?? '')?.[1]
  if (inTitle) return { value: inTitle, evidence: { from: 'title', quote: head.title ?? '', confidence: 0.8 } }
  // `2010政府工作报告_张三_摘要`: a part of the file name that is neither place nor kind.
  const part = fileName
    .split(/[_\-—－\s+]+/)
    .slice(1)
    .find(each => isPersonName(each, gazetteer))
  return part ? { value: part, evidence: { from: 'file-name', quote: fileName, confidence: 0.6 } } : undefined
}

function isPersonName(part: string, gazetteer: Gazetteer): boolean {
  if (!/^[\u4e00-\u9fff]{2,3}$|^[\u4e00-\u9fff]+·[\u4e00-\u9fff]+$/.test(part)) return false
  if (/摘要|全文|报告|正文|附件|定稿|初稿|终稿|草案|[省市区县州盟旗]$|人大|政协|政府|法院|副本|年/.test(part)) return false
  return gazetteer.nicknamed(part).length === 0
}

/** A place that only the name of the file says is believed as long as the text does not speak of another. */
function believed(
  gazetteer: Gazetteer,
  found: FoundPlace | undefined,
  text: string,
): { readonly place?: FoundPlace | undefined; readonly contradiction?: Problem } {
  if (found?.from !== 'file-name' && found?.from !== 'folder') return { place: found }
  const place = placeInsteadOf(gazetteer, found, text)
  return place
    ? { place, contradiction: problem('place-contradicts-name', { text: ownName(place), name: ownName(found) }) }
    : { place: found }
}

function ownName({ province, city, county }: FoundPlace): string {
  return county ?? city ?? province ?? ''
}

/** The name of the file says another place than the text: the text is believed, and the user told. */
function contradictions(gazetteer: Gazetteer, place: FoundPlace | undefined, fileName: string): Problem[] {
  if (!place || place.level === 'country' || place.from === 'file-name' || place.from === 'folder' || place.confidence < 0.7) return []
  const named = findPlace(gazetteer, [{ from: 'file-name', text: fileName, short: true }], '')
  if (!named || named.confidence < 0.7 || agrees(named, place)) return []
  const own = ownName(place)
  const other = ownName(named)
  return shortName(own) === shortName(other) ? [] : [problem('place-contradicts-name', { text: own, name: other })]
}
