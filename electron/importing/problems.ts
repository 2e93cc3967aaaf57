import type { Problem, ProblemCode } from '../../shared/model/report.ts'

/** English sentences for the command line and the log; the windows choose their own words by the code. */
const SENTENCES: Readonly<Record<ProblemCode, string>> = {
  unreadable: 'The file cannot be read: {reason}.',
  'unsupported-format': 'Files of this kind ({kind}) are not read.',
  'not-text': 'The file is not text. If it is a report, save it as a text file first.',
  empty: 'The file holds no words. Check that it was saved whole.',
  'too-large': 'The file has {bytes} bytes; up to {limit} are read. Split it into smaller files.',
  'encoding-doubtful': 'The file is not clean {encoding}: {count} characters could not be read. Compare with the original.',
  'no-report': 'No work report was found in this text. If there is one, check that the file is complete.',
  'false-title': 'A title without a text under it was not made a report: {title}',
  'mixed-reports': 'The text of several reports is mixed on this page; it was taken apart by its words. Please check.',
  incomplete: 'Text is missing after these words; look for the full text: {quote}',
  template: 'This is a template with blanks, not the report of a place.',
  'place-unknown': 'The place of this report is not known. Put it into the name of the file or its folder, or fill it in by hand.',
  'body-unknown': 'Whose report this is could not be told. Choose it by hand.',
  'year-unknown': 'The year of this report is not known. Put it into the name of the file or its folder, or fill it in by hand.',
  'year-inferred': 'The text does not name the year; {year} was inferred. Please check.',
  'place-contradicts-name': 'The text speaks of {text}, the name of the file of {name}. Please check the place.',
  'notes-missing': 'The text has note marks ({marks}) but no notes; look for them in the original.',
  duplicate: 'The same or nearly the same report is in the library: {path}',
  'repair-lost': 'The file changed, and {count} of your repairs could not be done again: {quote}',
  'file-missing': 'The file is no longer where it was ({since}). Its reports stay; open its new folder where it was moved.',
  'worker-crashed': 'Reading this file failed unexpectedly; the others are not affected. Import it again.',
  'timed-out': 'Reading this file took too long and was given up; the others are not affected. Split it into smaller files.',
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
