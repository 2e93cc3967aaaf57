import type { Problem } from '../../shared/model/report.ts'
import type { UnreadKind } from '../../shared/model/unread.ts'
import { problem } from './problems.ts'

const SAVE_AS_DOCX = 'Open it in Word or WPS, save it as .docx, and import that.'
const SAVE_AS_XLSX = 'Open it in Excel or WPS, save it as .xlsx, and import that.'
const SAVE_AS_TEXT = 'Open it and save its text as a .txt file (UTF-8).'
const CONVERT = 'Open it in its reader, copy or export its text into a .txt or .docx file, and import that.'
const UNPACK = 'Unpack it and open the folder.'
const RECOGNISE = 'Recognise its text (OCR) and save it as a .txt or .docx file.'
const NO_REPORT = 'It is no report; what it quotes is in its reports.'
const UNLOCK = 'Open it, save it without a password, and import it again.'

/** English, for the command line and the log. */
const SENTENCES: Readonly<Record<UnreadKind, readonly [what: string, advice: string]>> = {
  doc: ['old Word document (.doc)', SAVE_AS_DOCX],
  wps: ['WPS document (.wps)', SAVE_AS_DOCX],
  rtf: ['rich text (.rtf)', SAVE_AS_DOCX],
  odt: ['OpenDocument text (.odt)', SAVE_AS_DOCX],
  ofd: ['OFD document (.ofd)', CONVERT],
  caj: ['CAJ document (.caj)', CONVERT],
  epub: ['e-book (.epub)', CONVERT],
  xls: ['old Excel workbook (.xls)', SAVE_AS_XLSX],
  et: ['WPS workbook (.et)', SAVE_AS_XLSX],
  ppt: ['presentation', SAVE_AS_TEXT],
  dps: ['WPS presentation (.dps)', SAVE_AS_TEXT],
  rar: ['RAR archive', UNPACK],
  '7z': ['7-Zip archive', UNPACK],
  gz: ['gzip archive', UNPACK],
  tar: ['tar archive', UNPACK],
  picture: ['picture', RECOGNISE],
  'protected-office': ['Office document with a password', UNLOCK],
  'protected-pdf': ['PDF with a password', UNLOCK],
  'protected-archive': ['archive with a password', 'Unpack it with its password and open the folder.'],
  'scanned-pdf': ['PDF of pictures (scanned), without a text layer', RECOGNISE],
  'unmapped-pdf': ['PDF whose letters cannot be told (its fonts do not say what they mean)', RECOGNISE],
  'nested-archive': ['archive inside archives', 'Unpack it first.'],
  'full-archive': ['archive that holds more than is read at a time; the rest of it was left', UNPACK],
  notes: ['notes that were exported from Duidu', NO_REPORT],
  annotations: ['annotations', 'Bring it in by "Import annotations…" (duidu import-annotations).'],
}

/** What is said of a file of this kind. */
export function notRead(kind: UnreadKind): Problem {
  const [what, advice] = SENTENCES[kind]
  const code = kind === 'full-archive' ? 'too-large' : 'unsupported-format'
  return { ...problem(code, { kind }), message: `Files of this kind (${what}) are not read. ${advice}` }
}
