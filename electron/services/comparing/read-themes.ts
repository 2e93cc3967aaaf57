import { createLocator } from '../../../shared/anchoring/locate.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { ThemedReport, ThemedStretch } from '../../../shared/model/theme.ts'
import { type FoundThemes, findThemes, type PlacedChoice } from '../../comparing/themes/find-themes.ts'
import { packThemes, unpackThemes } from '../../comparing/themes/packed-themes.ts'
import type { Db } from '../../store/db.ts'
import { findRevisionOutline, findRevisionText } from '../../store/reports.ts'
import { findRevisionThemes, type RevisionThemes, type ThemeChoice } from '../../store/themes.ts'
import { type SimplifiedReport, simplifiedReport } from './simplified-report.ts'
import type { ThemeModel } from './theme-models.ts'

/** A choice where it stands in the text that the report shows now. */
export interface ChoiceInText extends PlacedChoice {
  readonly id: string
}

/** Choices that are not surely found in the text any more are left out; they still teach. */
export function placeChoices(choices: readonly ThemeChoice[], text: string, revision: number): ChoiceInText[] {
  const locate = createLocator(text)
  return choices.flatMap(choice => {
    const { id, theme } = choice
    const place = choice.revision === revision ? { start: choice.start, end: choice.end, state: 'anchored' } : locate(choice)
    return place.state === 'anchored' ? [{ id, theme, start: place.start, end: place.end }] : []
  })
}

/** The themes of a revision of a report, kept ones if there are any; new ones are added to `fresh`. */
export function* readThemes(
  db: Db,
  { set, classifier, choices, version }: ThemeModel,
  report: ReportSummary,
  revision: number,
  fresh: RevisionThemes[],
): Generator<void, FoundThemes> {
  const kept = findRevisionThemes(db, revision, set.id, version)
  if (kept !== undefined) return unpackThemes(kept, classifier.themes)
  const text = findRevisionText(db, revision) ?? ''
  const own = choices.filter(({ reportId }) => reportId === report.id)
  const placed = own.length > 0 ? placeChoices(own, text, revision) : []
  const simplified = simplifiedReport(text, findRevisionOutline(db, revision))
  const found = withOwnHeadings(yield* findThemes(simplified, classifier, placed), simplified)
  fresh.push({ revision, setId: set.id, version, themes: packThemes(found, classifier.themes) })
  return found
}

function withOwnHeadings({ sections, paragraphs }: FoundThemes, { own }: SimplifiedReport): FoundThemes {
  const headings = new Map(sections.map(({ heading, start }) => [heading, own(heading, start)]))
  const rename = (stretch: ThemedStretch) => ({ ...stretch, heading: headings.get(stretch.heading) ?? stretch.heading })
  return { sections: sections.map(rename), paragraphs: paragraphs.map(rename) }
}

export function themedReport({ id, title, place, body, year }: ReportSummary, setId: string | null, found: FoundThemes): ThemedReport {
  return { reportId: id, title, place, body, year, setId, sections: found.sections, paragraphs: found.paragraphs }
}
