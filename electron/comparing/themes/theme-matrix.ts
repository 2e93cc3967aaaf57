import type { Range } from '../../../shared/model/search.ts'
import type { ThemedReport, ThemedStretch } from '../../../shared/model/theme.ts'
import type { MatrixColumn, MatrixColumns, MatrixPart } from '../../../shared/model/theme-matrix.ts'

/** How much a report speaks of themes. */
export interface ReportTally extends Pick<ThemedReport, 'reportId' | 'title' | 'place' | 'body' | 'year'> {
  /** Units of its running text, or of a part of it; 0 where there is none. */
  readonly length: number
  readonly themes: ReadonlyMap<string, ThemeTally>
}

interface ThemeTally {
  /** Units of text. */
  readonly length: number
  readonly paragraphs: number
  /** The heaviest first. */
  readonly heaviest: readonly ThemedStretch[]
}

/** Shorter ones are headings: they count as text, not as paragraphs. */
const HEADING = 30

/** The themes of one report; each paragraph counts for the one it speaks for most. `quotes` paragraphs are kept of each. */
export function tallyThemes(report: ThemedReport, part: MatrixPart | null, quotes: number): ReportTally {
  const { reportId, title, place, body, year } = report
  const within = report.paragraphs.filter(paragraph => part === null || paragraph.part === part)
  const length = within.reduce((sum, { start, end }) => sum + end - start, 0)
  const themes = new Map<string, ThemeTally>()
  for (const [theme, stretches] of Map.groupBy(within, ({ themes: [best] }) => best?.theme)) {
    if (theme === undefined) continue
    const paragraphs = stretches.filter(isParagraph)
    const heaviest = quotes > 0 ? heaviestFirst(paragraphs).slice(0, quotes) : []
    themes.set(theme, { length: stretches.reduce((sum, { start, end }) => sum + end - start, 0), paragraphs: paragraphs.length, heaviest })
  }
  return { reportId, title, place, body, year, length, themes }
}

export function isParagraph({ start, end }: Range): boolean {
  return end - start >= HEADING
}

/** Those that say most of what they are about; of equals the earlier one. */
function heaviestFirst(paragraphs: readonly ThemedStretch[]): ThemedStretch[] {
  return [...paragraphs].sort((a, b) => weightOf(b) - weightOf(a) || a.start - b.start)
}

export function weightOf({ start, end, themes: [best] }: ThemedStretch): number {
  return (end - start) * (best?.share ?? 0)
}

/** A cell before its words are read. */
export interface TalliedCell {
  readonly theme: string
  readonly column: number
  readonly share: number
  readonly paragraphs: number
  readonly reports: number
  readonly heaviest: readonly (ThemedStretch & { readonly reportId: string })[]
}

/** Columns in the order in which their reports come, years in their own; a cell where a theme is mentioned. */
export function layMatrix(
  tallies: readonly ReportTally[],
  by: MatrixColumns,
  quotes: number,
): { readonly columns: MatrixColumn[]; readonly cells: TalliedCell[] } {
  const groups = [...Map.groupBy(tallies, tally => columnKey(tally, by))]
  // Where the year is not known it stands last.
  if (by === 'year') groups.sort(([, [a]], [, [b]]) => (a?.year ?? Infinity) - (b?.year ?? Infinity))
  const columns = groups.map(([key, members]) => columnOf(key, members, by))
  const cells = groups.flatMap(([, members], column) => cellsOf(members, column, quotes))
  return { columns, cells }
}

/** By which summaries are kept. */
export function columnKey({ reportId, place, year }: Pick<ThemedReport, 'reportId' | 'place' | 'year'>, by: MatrixColumns): string {
  if (by === 'report') return `report:${reportId}`
  return by === 'place' ? `place:${place ?? ''}` : `year:${year ?? ''}`
}

function columnOf(key: string, members: readonly ReportTally[], by: MatrixColumns): MatrixColumn {
  const read = members.filter(({ length }) => length > 0)
  const bodies = new Set(members.map(({ body }) => body))
  return {
    key,
    place: by === 'year' ? null : (members[0]?.place ?? null),
    year: by === 'place' ? null : (members[0]?.year ?? null),
    body: bodies.size === 1 ? (members[0]?.body ?? null) : null,
    title: by === 'report' ? (members[0]?.title ?? '') : '',
    reportIds: read.map(({ reportId }) => reportId),
    unread: members.length - read.length,
  }
}

function cellsOf(members: readonly ReportTally[], column: number, quotes: number): TalliedCell[] {
  const read = members.filter(({ length }) => length > 0)
  const themes = new Set(read.flatMap(member => [...member.themes.keys()]))
  return [...themes].map(theme => {
    const speaking = read.flatMap(member => {
      const tally = member.themes.get(theme)
      return tally ? [{ member, tally }] : []
    })
    const shares = speaking.reduce((sum, { member, tally }) => sum + tally.length / member.length, 0)
    const heaviest = speaking
      .flatMap(({ member: { reportId }, tally }) => tally.heaviest.map(stretch => ({ ...stretch, reportId })))
      .sort((a, b) => weightOf(b) - weightOf(a))
      .slice(0, quotes)
    const paragraphs = speaking.reduce((sum, { tally }) => sum + tally.paragraphs, 0)
    return { theme, column, share: shares / read.length, paragraphs, reports: speaking.length, heaviest }
  })
}
