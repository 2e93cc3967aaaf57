import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import { innermostName, type Place } from '../../../shared/model/place.ts'
import type { Body, OutlineEntry } from '../../../shared/model/report.ts'
import { fell, isDifference } from './changes.ts'
import { contextOf, type Neighbour, type NumberContext, sentenceAt } from './context.ts'
import { distributeSubjects } from './distribution.ts'
import { type FoundNumber, findNumbers } from './find-numbers.ts'
import { headingsAbove } from './headings.ts'
import type { IndicatorSet, KnownIndicator } from './indicator-set.ts'
import { indicatorOf, isRatio } from './naming.ts'
import { type CountedObject, isRate, objectOf } from './objects.ts'
import { goesOn } from './own-words.ts'
import { ownerOf } from './owners.ts'
import { partSaid } from './parts.ts'
import { periodOf, type ReviewSpan } from './periods.ts'
import { plainText } from './plain-text.ts'
import { scopeOf } from './scope.ts'

/** A report as its indicators are read. */
export interface ReadReport extends ReviewSpan, Place {
  readonly text: string
  readonly outline: readonly OutlineEntry[]
  readonly body: Body
}

/** What several numbers of one sentence share. */
interface Before extends Neighbour {
  readonly object: string
  /** Also of what only says by how much that changed. */
  readonly indicator: KnownIndicator | undefined
}

/**
 * The quantities of a report, in their order, each with what it counts and the known indicator that it is; notes and
 * glossaries are left out. Rests after each number.
 */
export function* findIndicators(report: ReadReport, set: IndicatorSet | undefined): Generator<void, IndicatorCandidate[]> {
  const text = plainText(report.text)
  const candidates: IndicatorCandidate[] = []
  let before: Before | undefined
  let inSentence: Before[] = []
  let sentenceStart = -1
  const numbers: FoundNumber[] = []
  for (const number of findNumbers(text)) {
    numbers.push(number)
    yield
  }
  const above = headingsAbove(report.outline)
  const distributed = distributeSubjects(text, numbers)
  for (const number of numbers) {
    yield
    if (number.kind !== 'quantity') continue
    const headings = above(number.start)
    if (headings.part === 'notes') continue
    const evidence = sentenceAt(text, number.prefixStart, number.end)
    const context = withSubject(contextOf(text, number, evidence, before), distributed.get(number.start))
    if (evidence.start !== sentenceStart) [inSentence, sentenceStart] = [[], evidence.start]
    // What is left out was measured alike: 审查文件8件,提出意见5条,纠正2件; a rate is of what was said last.
    const alike = isRate(number) ? undefined : inSentence.findLast(({ number: { unit } }) => unit === number.unit)
    const antecedent = alike ?? inSentence.at(-1)
    const counted = objectOf(context, number, antecedent?.object ?? '')
    const about = set && indicatorOf(set, number, context, counted, innermostName(report), antecedent?.indicator)
    const naming = !isRate(number) && isDifference(context) ? undefined : about
    const indicator = naming?.indicator
    const part = partSaid(context, headings.part, report)
    candidates.push({
      value: indicator?.growth && fell(context) ? -number.value : number.value,
      to: number.to,
      precision: number.precision,
      each: number.each,
      partOfBefore: isPartOf(alike, number, indicator, context, counted),
      ratio: isRatio(context),
      mixed: naming?.mixed === true && !isRate(number),
      scope: scopeOf(context, indicator),
      unit: number.unit,
      object: counted.object,
      indicator: indicator?.id ?? null,
      name: indicator?.name['zh-CN'] ?? counted.object,
      ...periodOf(context, headings.period, part, report),
      whose: ownerOf(isRate(number) ? context.clause : context.before, report),
      part,
      start: number.start,
      end: number.end,
      evidence,
    })
    before = { number, countsRight: counted.found === 'right', object: counted.object, indicator: about?.indicator }
    inSentence.push(before)
  }
  return candidates
}

/** 提案90件,其中重点12件; 提案90件,立案80件: a part is no more than the whole. */
function isPartOf(
  whole: Before | undefined,
  { value, unit }: FoundNumber,
  indicator: KnownIndicator | undefined,
  context: NumberContext,
  counted: CountedObject,
): boolean {
  if (/其中/.test(context.left) || /其中[^,;。]*$/.test(context.before)) return true
  return whole !== undefined && whole.indicator === indicator && whole.number.value >= value && goesOn(context, counted, unit)
}

/** The words of its own instead of those that several numbers share. */
function withSubject(context: NumberContext, subject: string | undefined): NumberContext {
  return subject === undefined ? context : { ...context, left: subject, clause: subject, previous: '', deed: '' }
}
