import type { SourceFormat } from '../../shared/model/source.ts'

/** What a file is, by its first bytes where they tell, else by its name. */
export interface Sniffed {
  readonly format: SourceFormat
  /** Set where the file is known and not read: what it is, and what the user can do. */
  readonly unsupported?: { readonly kind: string; readonly advice: string }
}

const SAVE_AS_TEXT = 'Open it and save its text as a .txt file (UTF-8).'
const UNPACK = 'Unpack it and open the folder.'
const RECOGNISE = 'Recognise its text (OCR) and save it as a .txt file.'

type Known = readonly [format: SourceFormat, kind: string, advice: string]

const BY_NAME: Readonly<Record<string, Known>> = {
  docx: ['docx', 'Word document', SAVE_AS_TEXT],
  pdf: ['pdf', 'PDF', SAVE_AS_TEXT],
  html: ['html', 'web page', SAVE_AS_TEXT],
  htm: ['html', 'web page', SAVE_AS_TEXT],
  mht: ['html', 'saved web page', SAVE_AS_TEXT],
  mhtml: ['html', 'saved web page', SAVE_AS_TEXT],
  csv: ['csv', 'table', SAVE_AS_TEXT],
  jsonl: ['jsonl', 'JSON lines', SAVE_AS_TEXT],
  xlsx: ['xlsx', 'Excel workbook', SAVE_AS_TEXT],
  zip: ['zip', 'archive', UNPACK],
  doc: ['unknown', 'old Word document (.doc)', SAVE_AS_TEXT],
  wps: ['unknown', 'WPS document', SAVE_AS_TEXT],
  ofd: ['unknown', 'OFD document', SAVE_AS_TEXT],
  rtf: ['unknown', 'rich text (.rtf)', SAVE_AS_TEXT],
  odt: ['unknown', 'OpenDocument text', SAVE_AS_TEXT],
  epub: ['unknown', 'e-book', SAVE_AS_TEXT],
  caj: ['unknown', 'CAJ document', SAVE_AS_TEXT],
  xls: ['unknown', 'old Excel workbook', SAVE_AS_TEXT],
  ppt: ['unknown', 'presentation', SAVE_AS_TEXT],
  pptx: ['unknown', 'presentation', SAVE_AS_TEXT],
  rar: ['unknown', 'RAR archive', UNPACK],
  '7z': ['unknown', '7-Zip archive', UNPACK],
  gz: ['unknown', 'gzip archive', UNPACK],
  tar: ['unknown', 'tar archive', UNPACK],
  jpg: ['unknown', 'picture', RECOGNISE],
  jpeg: ['unknown', 'picture', RECOGNISE],
  png: ['unknown', 'picture', RECOGNISE],
  gif: ['unknown', 'picture', RECOGNISE],
  bmp: ['unknown', 'picture', RECOGNISE],
  tif: ['unknown', 'picture', RECOGNISE],
  tiff: ['unknown', 'picture', RECOGNISE],
  webp: ['unknown', 'picture', RECOGNISE],
}

const MAGIC: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'doc'],
  [[0x52, 0x61, 0x72, 0x21], 'rar'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x1f, 0x8b], 'gz'],
  [[0x89, 0x50, 0x4e, 0x47], 'png'],
  [[0xff, 0xd8, 0xff], 'jpg'],
  [[0x47, 0x49, 0x46, 0x38], 'gif'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
]

/** Formats that are zip archives or old compound files inside; for these the name says which. */
const ZIPPED = new Set(['docx', 'xlsx', 'pptx', 'odt', 'epub', 'ofd', 'wps', 'zip'])
const COMPOUND = new Set(['doc', 'wps', 'xls', 'ppt'])
const MARKDOWN = new Set(['md', 'markdown'])

export function sniff(path: string, bytes: Uint8Array): Sniffed {
  const name = /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const magic = MAGIC.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1]
  if (magic === 'zip') return unsupported(ZIPPED.has(name) ? name : 'zip')
  if (magic === 'doc') return unsupported(COMPOUND.has(name) ? name : 'doc')
  if (magic !== undefined) return unsupported(magic)
  if (MARKDOWN.has(name)) return { format: 'markdown' }
  // A text file that somebody named .doc or .wps is text; one that is called a web page or a table is that.
  const known = BY_NAME[name]
  if (known && known[0] !== 'unknown' && known[0] !== 'docx' && known[0] !== 'zip' && known[0] !== 'xlsx' && known[0] !== 'pdf')
    return unsupported(name)
  return { format: 'text' }
}

function unsupported(name: string): Sniffed {
  const [format, kind, advice] = BY_NAME[name] ?? ['unknown', name, SAVE_AS_TEXT]
  return { format, unsupported: { kind, advice } }
}

/** What a file that turned out to be no text claims to be. */
export function claims(path: string): Sniffed | undefined {
  const name = /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(BY_NAME, name) ? unsupported(name) : undefined
}
