import type { Place } from '../../../shared/model/place.ts'
import { type Clue, type FoundPlace, NOWHERE, occurrences, placeOf } from './found-place.ts'
import { type Gazetteer, shortName } from './gazetteer.ts'
import { choose, knownPlace } from './known-place.ts'
import { isTwoWords, type SpokenOf, spokenOf } from './place-in-text.ts'
import { frequentUnknown, unknownPlace } from './unknown-place.ts'

/**
 * The place a report is about. The first clue that names a place decides; the others, and the text, only add what lies
 * above it: which of several 鼓楼区, which province an unknown city is in.
 */
export function findPlace(gazetteer: Gazetteer, clues: readonly Clue[], text: string): FoundPlace | undefined {
  const town = clues.find(clue => namesTown(gazetteer, clue))
  if (!town) return divisionOf(gazetteer, clues, text)
  const above = divisionOf(gazetteer, clues, text) ?? {
    ...NOWHERE,
    from: town.from,
    quote: TOWN.exec(town.text)?.[1] ?? '',
    confidence: 0.6,
  }
  return { ...above, level: 'township' }
}

/** A town or township before the body that reports: 周庄镇人民政府. The list ends at counties, so its county is the place. */
const TOWN = /([\u4e00-\u9fff]{1,8}?(?<![城乡集古小强重市区各])(?:镇|乡|街道|苏木))(?=人民代表大会|人大|人民政府|政府|主席团|办事处)/

/** 桐乡 and 景德镇 are no towns. */
function namesTown(gazetteer: Gazetteer, { from, text }: Clue): boolean {
  if (from !== 'title' && from !== 'text') return false
  const words = TOWN.exec(text)?.[1] ?? ''
  return words !== '' && ![2, 3].some(length => gazetteer.nicknamed(words.slice(-length)).length > 0)
}

function divisionOf(gazetteer: Gazetteer, clues: readonly Clue[], text: string): FoundPlace | undefined {
  for (const clue of clues) {
    const known = knownPlace(gazetteer, clue, contextOf(clues, text))
    if (known) return known
    const invented = unknownPlace(gazetteer, clue, text)
    if (invented) return invented
  }
  return placeSpokenOf(gazetteer, text) ?? frequentPlace(gazetteer, clues, text)
}

/** A report that names its place nowhere in particular speaks of it all the time. */
function placeSpokenOf(gazetteer: Gazetteer, text: string): FoundPlace | undefined {
  const spoken = text.length < LEAST_TEXT ? undefined : spokenOf(gazetteer, text)
  return spoken && spoken.lead >= 1.3 ? foundInText(spoken) : undefined
}

/** Shorter texts name too few places to compare. */
const LEAST_TEXT = 3000

/** A text that says the name so often is about the place; nothing else has to be weighed. */
const OFTEN = 8

function foundInText({ division, lead }: SpokenOf): FoundPlace {
  return { ...placeOf(division), from: 'text', quote: division.name, confidence: Math.min(0.85, 0.5 + lead * 0.1) }
}

/**
 * The place that a text speaks of where the name of its file says another one, of which it speaks hardly at all: it was
 * filed under a wrong name. Undefined where name and text agree, or the text tells nothing.
 */
export function placeInsteadOf(gazetteer: Gazetteer, named: FoundPlace, text: string): FoundPlace | undefined {
  if (named.level === null || text.length < LEAST_TEXT) return undefined
  if (occurrences(text, shortName(named.county ?? named.city ?? named.province ?? '')) >= OFTEN) return undefined
  const spoken = spokenOf(gazetteer, text)
  if (!spoken || spoken.lead < 1.5 || agrees(named, spoken.division)) return undefined
  return spoken.scoreOf(named) < spoken.score * 0.3 ? foundInText(spoken) : undefined
}

function contextOf(clues: readonly Clue[], text: string): string {
  return `${clues.map(clue => clue.text).join('\n')}\n${text}`
}

/** Where no title names a place: the one that the text names by far most often, as features of newspapers do. */
function frequentPlace(gazetteer: Gazetteer, clues: readonly Clue[], text: string): FoundPlace | undefined {
  const counts = new Map<string, number>()
  for (const { name, start } of gazetteer.mentions(text))
    if (!isTwoWords(text, name, start)) counts.set(name, (counts.get(name) ?? 0) + (name.length > 2 ? 1 : 0.5))
  const context = contextOf(clues, text)
  const candidates = [...counts]
    .map(([name, count]) => ({ name, count: count + occurrences(text, shortName(name)) * 0.2 }))
    .filter(each => each.count >= 3)
    .sort((one, other) => other.count - one.count)
  for (const { name, count } of candidates.slice(0, 4)) {
    const division = choose(gazetteer.named(name), [], context)
    if (division) return { ...placeOf(division), from: 'text', quote: name, confidence: Math.min(0.8, 0.3 + count * 0.05) }
  }
  return frequentUnknown(gazetteer, text)
}

/** One place lies in the other, or they are the same. */
export function agrees(one: Place, other: Place): boolean {
  return (['province', 'city', 'county'] as const).every(part => one[part] === null || other[part] === null || one[part] === other[part])
}
