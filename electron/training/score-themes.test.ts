import { describe, expect, it } from 'vitest'
import { createClassifier } from '../comparing/themes/classifier.ts'
import { knownThemeSets } from '../comparing/themes/known-sets.ts'
import { loadGazetteer } from '../importing/metadata/gazetteer.ts'
import { createNames } from './names.ts'
import { findCorpus, readLabelledReports } from './read-labels.ts'
import { scoreCorrections } from './score-learning.ts'
import { scoreAll, scoreLeavingOut, type ThemeScore } from './score-themes.ts'

/** Real reports with sections and paragraphs that were labelled by reading them; they are not part of the project. */
const corpus = findCorpus()
const share = ({ right, of }: ThemeScore) => right / of

describe.skipIf(corpus === undefined)('themes of labelled reports (needs DUIDU_CORPUS)', () => {
  it.each(knownThemeSets())('$id: reports that nothing was learned from', async set => {
    const held = (await readLabelledReports(corpus ?? '', set.id)).filter(({ use }) => use === 'held')
    const { sections, paragraphs } = scoreAll(createClassifier(set, set.learned()), held)
    expect(share(sections)).toBeGreaterThanOrEqual(0.95)
    expect(share(paragraphs)).toBeGreaterThanOrEqual(0.93)
    const { after, corrections } = scoreCorrections(set, set.learned(), held, 20)
    expect(corrections).toBeLessThanOrEqual(20)
    expect(share(after)).toBeGreaterThanOrEqual(0.97)
  })

  it('each report of a congress by what the others teach', async () => {
    const set = knownThemeSets().find(({ id }) => id === 'npc')
    if (!set) throw new Error('the set is missing')
    const tuning = (await readLabelledReports(corpus ?? '', set.id)).filter(({ use }) => use === 'tuning')
    const { sections, sectionsAtAll, paragraphs } = scoreLeavingOut(set, tuning, createNames(await loadGazetteer()))
    expect(share(sections)).toBeGreaterThanOrEqual(0.92)
    expect(share(sectionsAtAll)).toBeGreaterThanOrEqual(0.97)
    expect(share(paragraphs)).toBeGreaterThanOrEqual(0.93)
  })
})
