import type { ThemeSet } from '../../shared/model/theme.ts'
import { type Classifier, countStretch, createClassifier } from '../comparing/themes/classifier.ts'
import { findThemes, type PlacedChoice } from '../comparing/themes/find-themes.ts'
import { type Example, type Learned, learn, OF_USER } from '../comparing/themes/learned.ts'
import { headingOf } from '../comparing/themes/stretch-heading.ts'
import type { LabelledRange, LabelledReport } from './read-labels.ts'
import { finished, type ThemeScore } from './score-themes.ts'

/** What becomes of the labelled paragraphs when a reader corrects some. */
export interface CorrectionFigures {
  readonly before: ThemeScore
  /** Of all, the corrected ones among them. */
  readonly after: ThemeScore
  readonly corrections: number
}

interface Paragraph {
  readonly at: number
  readonly range: LabelledRange
  readonly right: boolean
}

/** A reader corrects up to `most` wrong paragraphs in reading order; then all are judged anew. */
export function scoreCorrections(set: ThemeSet, learned: Learned, reports: readonly LabelledReport[], most: number): CorrectionFigures {
  const before = judge(reports, createClassifier(set, learned), [])
  const corrected = before.filter(({ right }) => !right).slice(0, most)
  const examples = corrected.flatMap(({ at, range }) => {
    const report = reports[at]
    return report ? [exampleOf(report, range, OF_USER)] : []
  })
  const after = judge(reports, createClassifier(set, learn(learned, examples), examples), corrected)
  return { before: toScore(before), after: toScore(after), corrections: corrected.length }
}

function judge(reports: readonly LabelledReport[], classifier: Classifier, corrected: readonly Paragraph[]): Paragraph[] {
  return reports.flatMap(({ report, paragraphs }, at) => {
    const choices = corrected.flatMap(({ at: other, range }): PlacedChoice[] =>
      other === at ? [{ start: range.start, end: range.end, theme: range.primary[0] ?? '' }] : [],
    )
    const found = finished(findThemes(report, classifier, choices))
    const themeAt = new Map(found.paragraphs.map(({ start, themes }) => [start, themes[0]?.theme ?? '']))
    return paragraphs
      .filter(({ primary }) => primary.length > 0)
      .map(range => ({ at, range, right: range.primary.includes(themeAt.get(range.start) ?? '') }))
  })
}

function toScore(paragraphs: readonly Paragraph[]): ThemeScore {
  return { right: paragraphs.filter(({ right }) => right).length, of: paragraphs.length, missed: [] }
}

/** As a choice of the user is taken. */
function exampleOf({ report }: LabelledReport, { start, end, primary }: LabelledRange, weight: number): Example {
  const text = report.text.slice(start, end)
  return { counts: countStretch(headingOf(text), text), themes: primary.slice(0, 1), weight }
}
