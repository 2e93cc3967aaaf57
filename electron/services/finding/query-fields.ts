import { isWholeCountry, placeNames, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import { BODIES, type ReportSummary } from '../../../shared/model/report.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import { fold } from '../../fold-table.ts'
import { readBody, readKind, readYears } from '../../searching/query/fields.ts'
import type { FieldNode } from '../../searching/query/syntax.ts'
import type { Db } from '../../store/db.ts'
import { listReportsWithTags } from '../../store/reports.ts'
import { tagTree, withTagsBelow } from '../annotating/tags.ts'
import { setFor } from '../comparing/theme-models.ts'
import { themesCalled } from './themed-stretches.ts'

const NO_SET = { themes: [] }

/** Whether a field of a query applies to a report; what is asked of the database is asked once, here. */
export function createFieldTest(db: Db, { field, values }: FieldNode): (report: ReportSummary) => boolean {
  const folded = values.map(fold)
  switch (field) {
    case 'title':
      return report => containsOne(fold(report.title), folded)
    case 'source':
      return report => containsOne(fold(report.sourcePath), folded)
    case 'place':
      return createPlaceTest(folded)
    case 'body': {
      const bodies = values.map(readBody)
      return report => bodies.includes(report.body)
    }
    case 'kind': {
      const kinds = values.map(readKind)
      const bodies = values.map(value => (readKind(value) ? undefined : readBody(value)))
      return report => kinds.includes(report.kind) || bodies.includes(report.body)
    }
    case 'year': {
      const spans = values.flatMap(value => readYears(value) ?? [])
      return ({ year }) => year !== null && spans.some(({ from, to }) => from <= year && year <= to)
    }
    case 'tag': {
      const tagged = listReportsWithTags(db, [...withTagsBelow(db, tagIds(db, folded))])
      return report => tagged.has(report.id)
    }
    case 'theme': {
      // Whether it speaks of the theme is asked of its text.
      const bodies = new Set(BODIES.filter(body => themesCalled(setFor(db, body) ?? NO_SET, folded).length > 0))
      return report => bodies.has(report.body)
    }
    case 'section':
      return () => false
  }
}

function containsOne(text: string, values: readonly string[]): boolean {
  return values.some(value => text.includes(value))
}

/** The place itself and all that lies in it, by full or short name; spelled once for each name. */
function createPlaceTest(values: readonly string[]): (report: ReportSummary) => boolean {
  const known = new Map<string, boolean>()
  const isMeant = (name: string) => {
    const before = known.get(name) ?? (values.includes(fold(name)) || values.includes(fold(shortPlaceName(name))))
    known.set(name, before)
    return before
  }
  return report => (isWholeCountry(report) ? isMeant(WHOLE_COUNTRY) : placeNames(report).some(isMeant))
}

/** Tags of this path, or of this name wherever they stand. */
function tagIds(db: Db, values: readonly string[]): string[] {
  return tagTree(db).flatMap(({ id, path, name }) => (values.includes(fold(path)) || values.includes(fold(name)) ? [id] : []))
}
