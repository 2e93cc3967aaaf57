import { innermostName, type Level } from '../../shared/model/place.ts'
import type { Body, Kind, Metadata, MetadataPatch, ReportSummary } from '../../shared/model/report.ts'

export interface ReportRow {
  readonly id: string
  readonly source_id: number
  readonly ordinal: number | null
  readonly revision_id: number
  readonly title: string
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly level: string | null
  readonly body: string
  readonly kind: string
  readonly year: number | null
  readonly year_inferred: number
  readonly review_from: number | null
  readonly review_to: number | null
  readonly session: string | null
  readonly date: string | null
  readonly speaker: string | null
  readonly incomplete: number
  readonly characters: number
  readonly problem_count: number
  readonly corrected: string
  readonly source_path: string
  readonly sample: number
  readonly highlights: number
}

/** Column of each value that describes a report. */
export const METADATA_COLUMNS = {
  title: 'title',
  province: 'province',
  city: 'city',
  county: 'county',
  level: 'level',
  body: 'body',
  kind: 'kind',
  year: 'year',
  yearInferred: 'year_inferred',
  reviewFrom: 'review_from',
  reviewTo: 'review_to',
  session: 'session',
  date: 'date',
  speaker: 'speaker',
} as const satisfies Record<keyof Metadata, string>

/** `title = @title, …` for an update of all of them. */
export const METADATA_ASSIGNMENTS = Object.entries(METADATA_COLUMNS)
  .map(([name, column]) => `${column} = @${name}`)
  .join(', ')

/** What the importer found, under what the user corrected. A year that the user gave is not inferred. */
export function applyCorrections(found: Metadata, corrected: MetadataPatch): Metadata {
  const given = Object.fromEntries(Object.entries(corrected).filter(([, value]) => value !== undefined)) as Partial<Metadata>
  return { ...found, ...given, ...('year' in given ? { yearInferred: false } : {}) }
}

export function metadataValues(metadata: Metadata): Record<keyof Metadata, string | number | null> {
  const { title, province, city, county, level, body, kind, year, yearInferred, reviewFrom, reviewTo, session, date, speaker } = metadata
  const inferred = yearInferred ? 1 : 0
  return { title, province, city, county, level, body, kind, year, yearInferred: inferred, reviewFrom, reviewTo, session, date, speaker }
}

export function toMetadata(row: ReportRow): Metadata {
  return {
    title: row.title,
    province: row.province,
    city: row.city,
    county: row.county,
    level: row.level as Level | null,
    body: row.body as Body,
    kind: row.kind as Kind,
    year: row.year,
    yearInferred: row.year_inferred === 1,
    reviewFrom: row.review_from,
    reviewTo: row.review_to,
    session: row.session,
    date: row.date,
    speaker: row.speaker,
  }
}

export function toSummary(row: ReportRow): ReportSummary {
  return {
    id: row.id,
    ...toMetadata(row),
    sourceId: row.source_id,
    sourcePath: row.source_path,
    place: innermostName(row),
    incomplete: row.incomplete === 1,
    characters: row.characters,
    highlights: row.highlights,
    problems: row.problem_count,
    sample: row.sample === 1,
    corrected: Object.keys(JSON.parse(row.corrected) as MetadataPatch) as (keyof Metadata)[],
  }
}
