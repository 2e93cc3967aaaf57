import type { Problem, ProblemCode } from '../../shared/model/report.ts'

/** English sentences for the command line and the log; the windows choose their own words by the code. */
const SENTENCES: Readonly<Record<ProblemCode, string>> = {
  unreadable: 'The file cannot be read: {reason}.',
  'unsupported-format': 'Files of this kind ({kind}) are not read. {advice}',
  'not-text': 'The file is not text. If it is a report, save it as a text file first.',
  empty: 'The file holds no text.',
  'too-large': 'The file has {bytes} bytes; up to {limit} are read. Split it into smaller files.',
  'encoding-doubtful': 'The file is not clean {encoding}: {count} characters could not be read.',
  'no-report': 'No work report was found in this text.',
  'false-title': 'A title without a text under it was left out: {title}',
  'mixed-reports': 'The text of several reports is mixed on this page; it was taken apart by its words. Please check.',
  incomplete: 'Text is missing here: {quote}',
  template: 'This is a template with blanks, not the report of a place.',
  'place-unknown': 'The place of this report is not known.',
  'body-unknown': 'Whose report this is could not be told.',
  'year-unknown': 'The year of this report is not known.',
  'year-inferred': 'The text does not name the year; {year} was inferred.',
  'place-contradicts-name': 'The text speaks of {text}, the name of the file of {name}.',
  'notes-missing': 'The text has note marks ({marks}) but no notes.',
  duplicate: 'The same or nearly the same report is in the library: {path}',
  'repair-lost': 'The file changed, and {count} of your repairs could not be done again: {quote}',
  'worker-crashed': 'Reading this file failed unexpectedly.',
  'timed-out': 'Reading this file took too long and was given up.',
}

/** A problem with its sentence filled in. `spot` is in the source's decoded text. */
export function problem(
  code: ProblemCode,
  details: Readonly<Record<string, string | number>> = {},
  spot?: { readonly start: number; readonly end: number },
): Problem {
  const message = SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '')).trim()
  return {
    code,
    message,
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(spot ? { start: spot.start, end: spot.end } : {}),
  }
}
