import type { MetadataPatch, ReportSummary } from '../../../shared/model/report.ts'
import { readDate, readYear } from './written-dates.ts'

/** In the order of the dialog. */
export const FIELDS = [
  'title',
  'province',
  'city',
  'county',
  'level',
  'body',
  'kind',
  'year',
  'session',
  'date',
  'reviewFrom',
  'reviewTo',
  'speaker',
] as const
export type Field = (typeof FIELDS)[number]

/** What stands in the dialog: the words of each field, whether the reports differ there, whether the user touched it. */
export type Draft = Readonly<Record<Field, FieldDraft>>

export interface FieldDraft {
  /** Empty for unknown, and where the reports differ. */
  readonly text: string
  readonly mixed: boolean
  readonly touched: boolean
}

export type FieldError = 'badTitle' | 'badYear' | 'badDate'
export type DraftErrors = Readonly<Partial<Record<Field, FieldError>>>

const YEARS: ReadonlySet<Field> = new Set(['year', 'reviewFrom', 'reviewTo'])

export function draftOf(reports: readonly ReportSummary[]): Draft {
  const entries = FIELDS.map(field => {
    const texts = new Set(reports.map(report => String(report[field] ?? '')))
    const mixed = texts.size > 1
    return [field, { text: mixed ? '' : ([...texts][0] ?? ''), mixed, touched: false }] as const
  })
  return Object.fromEntries(entries) as Record<Field, FieldDraft>
}

export function touch(draft: Draft, field: Field, text: string): Draft {
  return { ...draft, [field]: { ...draft[field], text, touched: true } }
}

export function checkDraft(draft: Draft): DraftErrors {
  const errors: Partial<Record<Field, FieldError>> = {}
  for (const field of FIELDS) {
    const text = draft[field].text.trim()
    if (!draft[field].touched) continue
    if (field === 'title' && text === '') errors.title = 'badTitle'
    if (YEARS.has(field) && text !== '' && readYear(text) === undefined) errors[field] = 'badYear'
    if (field === 'date' && text !== '' && readDate(text) === undefined) errors.date = 'badDate'
  }
  return errors
}

/** Only what was touched. An emptied field means unknown. The draft must have passed the check. */
export function patchOf(draft: Draft): MetadataPatch {
  const entries = FIELDS.filter(field => draft[field].touched).map(field => {
    const text = draft[field].text.trim()
    return [field, text === '' ? null : asStored(field, text)] as const
  })
  return Object.fromEntries(entries) as MetadataPatch
}

function asStored(field: Field, text: string): string | number | undefined {
  if (YEARS.has(field)) return readYear(text)
  return field === 'date' ? readDate(text) : text
}
