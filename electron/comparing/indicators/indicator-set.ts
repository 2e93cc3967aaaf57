import type { Body } from '../../../shared/model/report.ts'
import type { LocalWords } from '../../../shared/model/theme.ts'
import { asBodies, asList, asLocalWords, asObject, asText, asTexts, refuse } from '../own-data.ts'

/** A known indicator: how it is told from its words. Patterns are regular expressions over plain text. */
export interface KnownIndicator {
  readonly id: string
  readonly name: LocalWords
  /** Base measure words: 万元 and 亿元 are 元. */
  readonly units: ReadonlySet<string>
  /** Stand close before the number, or are what it counts; global, for the last of them. */
  readonly words: RegExp
  /** One of them stands somewhere in the sentence; null asks for none. */
  readonly sentence: RegExp | null
  /** None of them stands close by; null forbids none. */
  readonly without: RegExp | null
  /** What it may be called once it was named in the paragraph: 信息 after 社情民意信息. */
  readonly short: readonly string[]
  /** Only what no other says: in a sentence on another one, 邀请代表80人次 is of that. */
  readonly general: boolean
  /** Of the whole area: 牧区收入 and 对外国家进出口 are another figure. */
  readonly total: boolean
  /** A change by so much: what fell has a minus sign. */
  readonly growth: boolean
  /** How much there is of a whole, or of each hundred: by how much that grew is another figure. */
  readonly share: boolean
  /** What came to it: how much there is in all is another figure. */
  readonly increase: boolean
  /** Of each person: what reaches this is the sum of many; infinite for others. */
  readonly below: number
  /** Measure words that count alike for this indicator, beside those that always do (unit-families.ts): the first stands for all. */
  readonly alike: readonly string[]
}

/** Indicators of a body, in the order of their columns; of two that fit a number equally the first names it. */
export interface IndicatorSet {
  readonly bodies: readonly Body[]
  readonly indicators: readonly KnownIndicator[]
}

/** Reads a list as `resources/indicators/*.json` has it; throws for what is none. */
export function readIndicatorSet(data: unknown): IndicatorSet {
  const { bodies, indicators } = asObject(data)
  const known = asList(indicators).map(asObject)
  return {
    bodies: asBodies(bodies),
    indicators: known.map(
      ({ id, name, units, words, sentence, without, short, general, total, growth, share, increase, below, alike }) => ({
        id: asText(id),
        name: asLocalWords(name),
        units: new Set(asTexts(units)),
        words: anyOf(asTexts(words), 'g') ?? refuse('no words'),
        sentence: anyOf(asTexts(sentence ?? [])),
        without: anyOf(asTexts(without ?? [])),
        short: asTexts(short ?? []),
        general: general === true,
        total: total === true,
        growth: growth === true,
        share: share === true,
        increase: increase === true,
        below: typeof below === 'number' ? below : Number.POSITIVE_INFINITY,
        alike: asTexts(alike ?? []),
      }),
    ),
  }
}

function anyOf(patterns: readonly string[], flags = ''): RegExp | null {
  return patterns.length === 0 ? null : new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'), flags)
}
