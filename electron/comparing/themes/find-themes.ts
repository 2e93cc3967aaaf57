import type { SectionRole } from '../../../shared/model/comparison.ts'
import type { OutlineEntry } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { ThemedStretch } from '../../../shared/model/theme.ts'
import { paragraphs } from '../../../shared/text/sentences.ts'
import { type ReportSection, sectionsOf } from '../sections.ts'
import { type Classifier, sharesOf, type ThemeScores } from './classifier.ts'
import { headingOf } from './stretch-heading.ts'

/** What the user said of a stretch. */
export interface PlacedChoice extends Range {
  readonly theme: string
}

export interface FoundThemes {
  readonly sections: readonly ThemedStretch[]
  readonly paragraphs: readonly ThemedStretch[]
}

/** What the section says of a paragraph in it, beside what the paragraph says itself. */
const OF_SECTION = 0.5
/** By how much a theme that the user chose for a section stands out in it. */
const CHOSEN = 0.5
/** Shorter paragraphs are headings or lists' ends: they are about what their section is about. */
const SHORT = 30
/** What stands around the sections may tell of one, if it is so long. */
const ALONE = 100
const SPEAKING: ReadonlySet<SectionRole> = new Set(['opening', 'fields'])
/** Two stretches are the same if they share so much of what they cover together; texts that come again may have changed. */
const SAME = 0.6

/**
 * The themes of a report's sections and of their paragraphs; rests after each of them. Paragraphs are judged with their
 * section and the headings above them: few words of their own say little.
 */
export function* findThemes(
  { text, outline }: { readonly text: string; readonly outline: readonly OutlineEntry[] },
  classifier: Classifier,
  choices: readonly PlacedChoice[],
): Generator<void, FoundThemes> {
  const known = choices.filter(({ theme }) => classifier.themes.includes(theme))
  const headings = new Set(outline.map(({ heading }) => heading))
  const found: { sections: ThemedStretch[]; paragraphs: ThemedStretch[] } = { sections: [], paragraphs: [] }
  for (const section of sectionsOf(text, outline)) {
    const { themed, scores } = themeSection(text, section, classifier, chosenFor(known, section))
    found.sections.push(themed)
    yield
    for (const paragraph of themeParagraphs(text, section, scores, classifier, known, headings)) {
      found.paragraphs.push(paragraph)
      yield
    }
  }
  return found
}

/** Scores are undefined for what stands around the sections, which is of no theme unless the user says so. */
function themeSection(text: string, section: ReportSection, classifier: Classifier, chosen: string | undefined) {
  const { start, end, heading, part, role } = section
  const scores = role === 'section' ? classifier.score(heading, text.slice(start, end), part) : undefined
  const themed = themedStretch({ start, end, heading, part }, classifier, scores, chosen)
  if (scores && chosen !== undefined) scores[classifier.themes.indexOf(chosen)] = Math.max(...scores) + CHOSEN
  return { themed, scores }
}

function* themeParagraphs(
  text: string,
  section: ReportSection,
  ofSection: ThemeScores | undefined,
  classifier: Classifier,
  choices: readonly PlacedChoice[],
  headings: ReadonlySet<string>,
): Generator<ThemedStretch> {
  let above = ''
  for (const paragraph of paragraphs(text.slice(section.start, section.end))) {
    const [start, end] = [section.start + paragraph.start, section.start + paragraph.end]
    const words = text.slice(start, end)
    if (headings.has(words.trim()) && start > section.start) above = words
    const speaks = words.length >= SHORT && (ofSection !== undefined || (SPEAKING.has(section.role) && words.length >= ALONE))
    const own = speaks ? classifier.score(above + headingOf(words), words, section.part) : undefined
    const scores = own && ofSection ? own.map((score, at) => score + OF_SECTION * (ofSection[at] ?? 0)) : (own ?? ofSection)
    yield themedStretch(
      { start, end, heading: section.heading, part: section.part },
      classifier,
      scores,
      chosenFor(choices, { start, end }),
    )
  }
}

function themedStretch(
  stretch: Pick<ThemedStretch, 'start' | 'end' | 'heading' | 'part'>,
  { themes }: Classifier,
  scores: ThemeScores | undefined,
  chosen: string | undefined,
): ThemedStretch {
  if (chosen !== undefined) return { ...stretch, themes: [{ theme: chosen, share: 1 }], chosen: true }
  return { ...stretch, themes: scores ? sharesOf(themes, scores) : [], chosen: false }
}

function chosenFor(choices: readonly PlacedChoice[], stretch: Range): string | undefined {
  return choices.findLast(choice => isSameStretch(choice, stretch))?.theme
}

/** Whether two ranges of a text are meant for one stretch of it. */
export function isSameStretch(one: Range, other: Range): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return shared > SAME * (Math.max(one.end, other.end) - Math.min(one.start, other.start))
}
