import type { MetadataPatch, ReportSummary } from '../../../shared/model/report.ts'

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
const EARLIEST = 1900
const LATEST = 2200

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
    if (YEARS.has(field) && text !== '' && !isYear(text)) errors[field] = 'badYear'
    if (field === 'date' && text !== '' && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) errors.date = 'badDate'
  }
  return errors
}

/** Only what was touched. An emptied field means unknown. The draft must have passed the check. */
export function patchOf(draft: Draft): MetadataPatch {
  const entries = FIELDS.filter(field => draft[field].touched).map(field => {
    const text = draft[field].text.trim()
    return [field, text === '' ? null : YEARS.has(field) ? Number(text) : text] as const
  })
  return Object.fromEntries(entries) as MetadataPatch
}

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= EARLIEST && Number(text) <= LATEST
}
