import { expect, it } from 'vitest'
import type { Range } from '../../shared/model/search.ts'
import { findCorpus, type LabelledReport, readLabelledReports } from '../training/read-labels.ts'
import { type AlignedSection, alignPair, type SectionThemes } from './align.ts'
import { sectionFrequencies } from './frequencies.ts'
import { type ReportSection, sectionsOf } from './sections.ts'
import { insideShares, sectionShares } from './theme-shares.ts'
import { type Classifier, createClassifier } from './themes/classifier.ts'
import { findThemes } from './themes/find-themes.ts'
import { knownThemeSets } from './themes/known-sets.ts'
import { learn, NOTHING_LEARNED } from './themes/learned.ts'
import { toExample } from './themes/train.ts'
import { countGrams, type Vector, weigh } from './vectors.ts'

/** A bit below what was measured; the benches tell the figures. */
const [PRECISION, RECALL] = [0.97, 0.93]

interface Section extends ReportSection {
  readonly counts: Vector
  readonly themes: SectionThemes
  readonly genre: string
  readonly primary: readonly string[]
  readonly all: readonly string[]
}

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function teach(reports: readonly LabelledReport[]): Classifier {
  const set = knownThemeSets().find(({ id }) => id === 'npc')
  const stretches = reports.flatMap(({ name, place, report, sections }) =>
    sectionsOf(report.text, report.outline).flatMap(({ start, end, heading, part }) => {
      const label = sections.find(each => isOf(each, { start, end }))
      const text = report.text.slice(start, end)
      return label ? [{ report: name, place, heading, text, themes: label.primary, part, paragraph: false }] : []
    }),
  )
  return createClassifier({ themes: set?.themes ?? [] }, learn(NOTHING_LEARNED, stretches.map(toExample)))
}

/** A label may begin at the heading or behind white space before it. */
function isOf(label: Range, { start, end }: Range): boolean {
  return start <= label.start + 2 && label.start < end
}

function read({ report, sections: labels }: LabelledReport, classifier: Classifier): Section[] {
  const found = finish(findThemes(report, classifier, []))
  return sectionsOf(report.text, report.outline).map(section => {
    const { start, end, heading } = section
    const label = labels.find(each => isOf(each, section))
    const counts = countGrams({ text: heading, weight: 3 }, { text: report.text.slice(start, end), weight: 1 })
    const primary = label?.primary ?? []
    return {
      ...section,
      counts,
      themes: {
        shares: sectionShares(classifier.themes, section, found),
        inside: insideShares(classifier.themes, section, found),
        kinds: null,
      },
      genre: 'npc',
      primary,
      all: [...primary, ...(label?.secondary ?? [])],
    }
  })
}

const meet = (one: readonly string[], other: readonly string[]) => one.some(theme => other.includes(theme))

function judge(one: readonly Section[], other: readonly Section[]) {
  const frequencies = finish(sectionFrequencies([...one, ...other].map(({ counts }) => counts)))
  const weighed = (sections: readonly Section[]) =>
    sections.map((each): AlignedSection => ({ ...each, vector: weigh(each.counts, frequencies) }))
  const links = alignPair(weighed(one), weighed(other)).flatMap(({ from, to }) => {
    const [a, b] = [one[from], other[to]]
    return a && b && a.primary.length > 0 && b.primary.length > 0 ? [{ a, b }] : []
  })
  const right = links.filter(({ a, b }) => meet(a.primary, b.all) || meet(b.primary, a.all)).length
  const asked = [...one, ...other].filter(section => {
    const there = one.includes(section) ? other : one
    return there.some(({ part, primary }) => part === section.part && meet(primary, section.primary))
  })
  const linked = asked.filter(section => links.some(({ a, b }) => (a === section || b === section) && meet(a.primary, b.primary)))
  return { links: links.length, right, asked: asked.length, linked: linked.length }
}

const corpus = findCorpus()
const name = corpus
  ? 'links sections of real reports that a reader found alike'
  : 'links sections of real reports (skipped: the real corpus is not here, DUIDU_CORPUS)'
it.skipIf(!corpus)(name, async () => {
  const reports = (await readLabelledReports(corpus ?? '', 'npc')).filter(({ use, sections }) => use === 'tuning' && sections.length > 0)
  const tally = { links: 0, right: 0, asked: 0, linked: 0 }
  // Each half by themes that the other one taught.
  for (const half of [0, 1]) {
    const classifier = teach(reports.filter((_, at) => at % 2 !== half))
    const own = reports.filter((_, at) => at % 2 === half).map(report => read(report, classifier))
    for (const [at, one] of own.entries())
      for (const other of own.slice(at + 1)) {
        const judged = judge(one, other)
        for (const key of ['links', 'right', 'asked', 'linked'] as const) tally[key] += judged[key]
      }
  }
  expect(tally.links).toBeGreaterThan(500)
  expect(tally.right / tally.links).toBeGreaterThan(PRECISION)
  expect(tally.linked / tally.asked).toBeGreaterThan(RECALL)
})
