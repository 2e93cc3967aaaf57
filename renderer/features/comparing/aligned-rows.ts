import type { ComparedSection, Comparison, SectionLink, SectionPlace, SectionRole } from '../../../shared/model/comparison.ts'
import type { Part } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { RowChoice } from '../../state/comparison-view.ts'

/** What one report says in a row: its sections in reading order, none where nothing corresponds. */
export interface AlignedCell {
  readonly column: number
  /** Indexes into the report's sections. */
  readonly sections: readonly number[]
  /** Where these sections stand in the text. */
  readonly stretches: readonly Range[]
  /** From the first of them to the end of the last. */
  readonly range: Range
  readonly characters: number
}

/** A row of the aligned reading view. */
export interface AlignedRow {
  /** Stays the same when columns change their order or another report is added. */
  readonly key: string
  readonly part: Part
  readonly role: SectionRole
  /** Id of the theme, or null. */
  readonly theme: string | null
  /** The first of its sections that has one, as it stands there; by it a row goes that has no theme. Empty where none has. */
  readonly heading: string
  /** One for each column. */
  readonly cells: readonly AlignedCell[]
  /** Columns in which something stands. */
  readonly filled: number
}

/** A theme of a part, with the rows in which it stands; what has none goes by its role, or each section by its own heading. */
export interface RailEntry {
  readonly part: Part
  readonly role: SectionRole
  readonly theme: string | null
  readonly heading: string
  /** Of its first row. */
  readonly row: string
  /** Sections, column by column. */
  readonly counts: readonly number[]
}

export function alignedRows({ reports, rows }: Comparison): AlignedRow[] {
  return rows.map(({ part, theme, cells }) => {
    const aligned = reports.map((report, column): AlignedCell => {
      const sections = [...(cells[column] ?? [])].sort((a, b) => a - b)
      const shown = sections.flatMap(index => report.sections[index] ?? [])
      const range = { start: shown[0]?.start ?? 0, end: shown.at(-1)?.end ?? 0 }
      return { column, sections, stretches: shown, range, characters: shown.reduce((sum, { start, end }) => sum + end - start, 0) }
    })
    const first = aligned.find(({ sections }) => sections.length > 0)
    const section = first && reports[first.column]?.sections[first.sections[0] ?? 0]
    const keys = aligned.flatMap(({ column, range, sections }) =>
      sections.length > 0 ? [`${reports[column]?.reportId}@${range.start}`] : [],
    )
    return {
      key: keys.sort()[0] ?? '',
      part,
      role: section?.role ?? 'section',
      theme,
      heading: headingIn(aligned, reports),
      cells: aligned,
      filled: keys.length,
    }
  })
}

function headingIn(cells: readonly AlignedCell[], reports: Comparison['reports']): string {
  const headings = cells.flatMap(({ column, sections }) => sections.map(at => reports[column]?.sections[at]?.heading ?? ''))
  return headings.find(heading => heading !== '') ?? ''
}

export function chooseRows(rows: readonly AlignedRow[], choice: RowChoice, theme: string | null): readonly AlignedRow[] {
  const wanted = ({ filled, cells }: AlignedRow) =>
    choice === 'all' || (choice === 'common' ? filled === cells.length : filled === 1 && cells.length > 1)
  return choice === 'all' && theme === null ? rows : rows.filter(row => wanted(row) && (theme === null || row.theme === theme))
}

/** What the rail lists: each theme of each part once, in the order of the rows. */
export function railEntries(rows: readonly AlignedRow[]): RailEntry[] {
  const entries = Map.groupBy(rows, groupOf)
  return [...entries.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const counts = first.cells.map((_, column) => group.reduce((sum, row) => sum + (row.cells[column]?.sections.length ?? 0), 0))
    return [{ part: first.part, role: first.role, theme: first.theme, heading: first.heading, row: first.key, counts }]
  })
}

/** The same for rows that stand together in the rail. Themes may be called as roles are: `opening` is one of governments, too. */
export function groupOf({ part, role, theme, heading }: Pick<AlignedRow, 'part' | 'role' | 'theme' | 'heading'>): string {
  if (theme !== null) return `${part} theme ${theme}`
  return role === 'section' ? `${part} heading ${heading}` : `${part} role ${role}`
}

/** The other one of two sections. */
export interface OtherSection {
  readonly column: number
  readonly section: ComparedSection
}

/** A link of a section, seen from it. */
export interface SeenLink extends OtherSection {
  readonly link: SectionLink
}

export function linksOf(comparison: Comparison, column: number, index: number): SeenLink[] {
  return comparison.links.flatMap(link => {
    const other = otherOf(comparison, link, column, index)
    return other ? [{ link, ...other }] : []
  })
}

/** The sections from which the user keeps one apart. */
export function apartFrom(comparison: Comparison, column: number, index: number): OtherSection[] {
  return comparison.apart.flatMap(pair => otherOf(comparison, pair, column, index) ?? [])
}

function otherOf(
  { reports }: Comparison,
  { from, to }: Pick<SectionLink, 'from' | 'to'>,
  column: number,
  index: number,
): OtherSection | undefined {
  const isAt = (place: SectionPlace) => place.column === column && place.section === index
  const other = isAt(from) ? to : isAt(to) ? from : null
  const section = other && reports[other.column]?.sections[other.section]
  return other && section ? { column: other.column, section } : undefined
}
