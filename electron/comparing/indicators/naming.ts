import type { Range } from '../../../shared/model/search.ts'
import { isChangeOfRate, isIncrease, speakOfChange } from './changes.ts'
import type { NumberContext } from './context.ts'
import type { FoundNumber } from './find-numbers.ts'
import type { IndicatorSet, KnownIndicator } from './indicator-set.ts'
import type { CountedObject } from './objects.ts'
import { goesOn, type OwnWords, ownWords } from './own-words.ts'
import { isNarrowed } from './totals.ts'
import { VERB_NOUNS, VERBS } from './words.ts'

/** Units that count the same. */
const SAME: Readonly<Record<string, string>> = { 场次: '场', 批次: '批', 件次: '件', 期次: '期', 项次: '项' }
const RATIO = /每(?:$|[\d百千万位名人户家村镇县]|个(?!月))/

/** 每500名代表配备1名, 每名代表帮扶2户: what is counted for each of several is no figure of the whole. */
export function isRatio({ clause }: NumberContext): boolean {
  return RATIO.test(clause)
}

export interface Naming {
  readonly indicator: KnownIndicator
  /** The number is of others, too. */
  readonly mixed: boolean
}

/**
 * The known indicator that a number fits, or tells the change of; undefined for none.
 *
 * @param place of the report, by its full name
 * @param antecedent the indicator of what the number may go on with: 征集提案90件,立案80件
 */
export function indicatorOf(
  set: IndicatorSet,
  number: FoundNumber,
  context: NumberContext,
  counted: CountedObject,
  place: string | null,
  antecedent: KnownIndicator | undefined,
): Naming | undefined {
  const { unit } = number
  if (unit === '' || isRatio(context)) return undefined
  const own = ownWords(context, counted, unit)
  const fitting = set.indicators.filter(indicator => isOfItsKind(indicator, number, context, own))
  const named = namedLast(fitting, own, place)
  // A bare noun is what was named in full before: 反映社情民意信息…,报送信息30篇.
  if (!named || named.length <= counted.object.length) {
    const full = fitting.find(({ short, words }) => short.includes(counted.object) && context.topic.search(words) >= 0)
    if (full) return { indicator: full, mixed: false }
  }
  if (named?.indicator.general && named.length <= BARE && counted.found === 'left' && context.right === '') {
    const others = fitting.filter(({ general }) => !general)
    const { previous: text } = context
    return namedLast(others, { text, thing: text.length }, place) ?? named
  }
  if (named) return named
  const continued = goesOn(context, counted, unit) && antecedent && fitting.includes(antecedent) && !antecedent.without?.test(own.text)
  return continued ? { indicator: antecedent, mixed: false } : undefined
}

/** Whether a number may be one of the indicator at all, by its measure word, its size and what is asked of its sentence. */
function isOfItsKind(indicator: KnownIndicator, { unit, value }: FoundNumber, context: NumberContext, own: OwnWords): boolean {
  const { units, sentence, growth, share, increase, below } = indicator
  if (!(units.has(unit) || units.has(SAME[unit] ?? '')) || value >= below || sentence?.test(context.sentence) === false) return false
  if (increase && !isIncrease(context)) return false
  return growth ? speakOfChange(own.text) : !(share && isChangeOfRate(context))
}

/** 代表, 委员: in characters. */
const BARE = 2

interface Named extends Naming {
  /** Of the words that name it in the text, half open. */
  readonly start: number
  readonly end: number
  readonly length: number
}

/**
 * The indicator whose words end last, for a thing is what its name ends with (信息和建议 are 建议); of several that end there,
 * the one with most words (代表建议 before 建议), then the first.
 */
function namedLast(indicators: readonly KnownIndicator[], { text, thing }: OwnWords, place: string | null): Named | undefined {
  let best: Named | undefined
  for (const indicator of indicators) {
    const match = [...text.matchAll(indicator.words)].at(-1)
    if (!match || indicator.without?.test(text)) continue
    const { index: start } = match
    const { length } = match[0]
    const end = start + length
    const tail = text.slice(end)
    if (indicator.general && length <= BARE && !text.slice(0, start).includes('|') && !AT_NUMBER.test(tail)) continue
    if (EXAMPLE.test(tail) || ((thing === null || start >= thing) && OTHER_THING.test(tail))) continue
    if (indicator.total && isNarrowed(text.slice(0, start), place)) continue
    if (!best || end > best.end || (end === best.end && start < best.start)) best = { indicator, mixed: false, start, end, length }
  }
  return best && { ...best, mixed: isMixed(indicators, text, best) || (!text.includes('|') && ONE_OF_LIST.test(text.slice(best.end))) }
}

/** 提案和信息75件, 执法检查、视察12次: whether another indicator stands in one list with the one that names. */
function isMixed(indicators: readonly KnownIndicator[], text: string, { indicator, start }: Named): boolean {
  const before = text.slice(0, start)
  const placesOf = ({ words }: KnownIndicator) =>
    [...before.matchAll(words)].map(({ index, 0: { length } }): Range => ({ start: index, end: index + length }))
  const own = placesOf(indicator)
  const isOwn = (its: Range) => own.some(({ start, end }) => start <= its.start && end >= its.end)
  return indicators.some(
    other => other !== indicator && !other.general && placesOf(other).some(its => LISTED_WITH.test(before.slice(its.end)) && !isOwn(its)),
  )
}

/** Between two of a list; a verb begins something else. */
const LISTED_WITH = new RegExp(
  `^(?:(?:[、和及与]|以及)(?:(?!${VERBS.filter(verb => !VERB_NOUNS.includes(verb)).join('|')})[^,;|、]){0,8})+$`,
)

/** 7个视察组 are no 视察: what follows makes another thing of it. */
const OTHER_THING =
  /^(?:小组|组|队|团|专班|部门|单位|精神|共识|平台|机制|制度|中心|基地|专家|顾问|的(?!解决|办理|落实|处理|通过|整改|化解|督办))/
/** 小巨人企业、科创企业12家: the number is of both. */
const ONE_OF_LIST = new RegExp(`^[^,;|、的]{0,4}(?:、(?!${VERBS.join('|')})[^,;|、的]{2,10})+$`)
/** Nothing stands between who is named and their number. */
const AT_NUMBER = /^(?:参[与加])?(?:$|[|])/
/** 专项债等政策资金: one of several that are called otherwise together. */
const EXAMPLE = /^等[^,、|各多]{2,}$/
