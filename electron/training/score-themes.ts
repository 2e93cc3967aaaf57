import type { Part } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import type { ThemeSet } from '../../shared/model/theme.ts'
import { type Classifier, createClassifier, sharesOf } from '../comparing/themes/classifier.ts'
import { findThemes } from '../comparing/themes/find-themes.ts'
import { unpackLearned } from '../comparing/themes/pack-learned.ts'
import { headingOf } from '../comparing/themes/stretch-heading.ts'
import { type LabelledStretch, trainThemes } from '../comparing/themes/train.ts'
import type { Names } from './names.ts'
import type { LabelledRange, LabelledReport } from './read-labels.ts'

/** How often the best theme is one that the reader gave. */
export interface ThemeScore {
  readonly right: number
  readonly of: number
  readonly missed: readonly string[]
}

export interface ThemeFigures {
  readonly sections: ThemeScore
  /** Also where the reader gave the theme a share only. */
  readonly sectionsAtAll: ThemeScore
  readonly paragraphs: ThemeScore
}

/** The labelled sections and paragraphs of reports, without names, to learn from. */
export function stretchesOf(reports: readonly LabelledReport[], names: Names): LabelledStretch[] {
  return reports.flatMap(({ name, place, report, sections, paragraphs }) => {
    const stretch = ({ start, end, primary }: LabelledRange, paragraph: boolean): LabelledStretch => {
      const text = report.text.slice(start, end)
      return {
        report: name,
        place,
        heading: names.blank(headingOf(text)),
        text: names.blank(text),
        themes: primary,
        part: partAt(report, start),
        paragraph,
      }
    }
    return [...sections.map(section => stretch(section, false)), ...paragraphs.map(paragraph => stretch(paragraph, true))]
  })
}

function trainedClassifier(set: ThemeSet, reports: readonly LabelledReport[], names: Names): Classifier {
  return createClassifier(set, unpackLearned(trainThemes(stretchesOf(reports, names), names.isName)))
}

/** That of the innermost heading above. */
function partAt({ outline }: LabelledReport['report'], at: number): Part {
  return outline.findLast(({ start, end }) => start <= at && at < end)?.part ?? 'other'
}

/** Each report judged by what all the others teach. */
export function scoreLeavingOut(set: ThemeSet, reports: readonly LabelledReport[], names: Names): ThemeFigures {
  return together(
    reports.map(report => {
      const others = reports.filter(({ place }) => place !== report.place)
      return scoreReport(trainedClassifier(set, others, names), report)
    }),
  )
}

export function scoreAll(classifier: Classifier, reports: readonly LabelledReport[]): ThemeFigures {
  return together(reports.map(report => scoreReport(classifier, report)))
}

function scoreReport(classifier: Classifier, labelled: LabelledReport): ThemeFigures {
  const { name, report, sections, paragraphs } = labelled
  const found = finished(findThemes(report, classifier, []))
  const bestOf = ({ start, end }: Range) => {
    const text = report.text.slice(start, end)
    return sharesOf(classifier.themes, classifier.score(headingOf(text), text, partAt(report, start)))[0]?.theme
  }
  const paragraphTheme = ({ start }: Range) => found.paragraphs.find(each => each.start === start)?.themes[0]?.theme
  const named = (range: LabelledRange, theme: string | undefined) =>
    `${name} ${range.start} ${range.primary}${range.secondary.length > 0 ? `/${range.secondary}` : ''} -> ${theme ?? '-'}`
  const score = (ranges: readonly LabelledRange[], best: (range: LabelledRange) => string | undefined, all = false): ThemeScore => {
    const judged = ranges.map(range => ({ range, theme: best(range) }))
    const wrong = judged.filter(({ range, theme }) => ![...range.primary, ...(all ? range.secondary : [])].includes(theme ?? ''))
    return { right: judged.length - wrong.length, of: judged.length, missed: wrong.map(({ range, theme }) => named(range, theme)) }
  }
  return {
    sections: score(sections, bestOf),
    sectionsAtAll: score(sections, bestOf, true),
    paragraphs: score(
      paragraphs.filter(({ primary }) => primary.length > 0),
      paragraphTheme,
    ),
  }
}

/** Does work that rests now and then without a rest. */
export function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function together(figures: readonly ThemeFigures[]): ThemeFigures {
  const sum = (of: (each: ThemeFigures) => ThemeScore): ThemeScore => ({
    right: figures.reduce((total, each) => total + of(each).right, 0),
    of: figures.reduce((total, each) => total + of(each).of, 0),
    missed: figures.flatMap(each => of(each).missed),
  })
  return { sections: sum(each => each.sections), sectionsAtAll: sum(each => each.sectionsAtAll), paragraphs: sum(each => each.paragraphs) }
}
