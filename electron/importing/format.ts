import type { SourceFormat } from '../../shared/model/source.ts'
import type { UnreadKind } from '../../shared/model/unread.ts'
import { openArchive } from './formats/archive.ts'
import { Refusal } from './formats/reading.ts'
import { looksLikeRows } from './formats/row-text.ts'

/** What a file is, by its content; its name decides only what the content leaves open. */
export interface Sniffed {
  readonly format: SourceFormat
  /** Set where the file is known and not read. */
  readonly unsupported?: UnreadKind
  /** Bytes that its text may come to, where that is more than the file has. */
  readonly unpacked?: number
}

/** Files that are named and not read, by the usual end of their name. */
const NOT_READ: Readonly<Record<string, UnreadKind>> = {
  doc: 'doc',
  wps: 'wps',
  rtf: 'rtf',
  odt: 'odt',
  ofd: 'ofd',
  caj: 'caj',
  epub: 'epub',
  xls: 'xls',
  et: 'et',
  ppt: 'ppt',
  pptx: 'ppt',
  dps: 'dps',
  rar: 'rar',
  '7z': '7z',
  gz: 'gz',
  tar: 'tar',
  jpg: 'picture',
  jpeg: 'picture',
  png: 'picture',
  gif: 'picture',
  bmp: 'picture',
  tif: 'picture',
  tiff: 'picture',
  webp: 'picture',
  protected: 'protected-office',
}

const MAGIC: readonly (readonly [bytes: string, name: string])[] = [
  ['%PDF-', 'pdf'],
  ['\xd0\xcf\x11\xe0', 'compound'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['{\\rtf', 'rtf'],
  ['Rar!', 'rar'],
  ['7z\xbc\xaf', '7z'],
  ['\x1f\x8b', 'gz'],
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpg'],
  ['GIF8', 'gif'],
  ['BM', 'bmp'],
  ['II*\0', 'tif'],
  ['MM\0*', 'tif'],
]
/** Files that are older than the standard way of saying what they are have something before their first mark. */
const PDF_WITHIN = 1024

/** Files whose text is a small part of them: documents with pictures, archives. `head` is at least four bytes. */
export function isContainer(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1')
  return text.startsWith('%PDF') || text.startsWith('PK\x03\x04')
}

/** By the first bytes and, for containers, by what is in them. A text file is told apart by `sniffText`. */
export async function sniff(path: string, bytes: Uint8Array): Promise<Sniffed> {
  const head = Buffer.from(bytes.subarray(0, PDF_WITHIN)).toString('latin1')
  const magic = MAGIC.find(([mark]) => head.startsWith(mark))?.[1]
  if (magic === 'zip') return sniffZip(extension(path), bytes)
  if (magic === 'compound') return sniffCompound(extension(path), bytes)
  if (magic === 'pdf' || head.includes('%PDF-')) return { format: 'pdf' }
  // Two letters are too few to take a text for a picture.
  if (magic === 'bmp') return extension(path) === 'bmp' ? notRead('bmp') : { format: 'text' }
  return magic === undefined ? { format: 'text' } : notRead(magic)
}

const INSIDE: readonly (readonly [name: RegExp, format: string])[] = [
  [/^word\/document\d*\.xml$/, 'docx'],
  [/^xl\/workbook\.(?:xml|bin)$/, 'xlsx'],
  [/^ppt\/presentation\.xml$/, 'pptx'],
  [/^OFD\.xml$/i, 'ofd'],
  [/^META-INF\/container\.xml$/, 'epub'],
  [/^content\.xml$/, 'odt'],
]

async function sniffZip(name: string, bytes: Uint8Array): Promise<Sniffed> {
  const { content, unpacked } = await zipContent(bytes)
  const format = content ?? (name === 'docx' || name === 'xlsx' || Object.hasOwn(NOT_READ, name) ? name : 'zip')
  if (format === 'docx' || format === 'xlsx') return { format, unpacked }
  return format === 'zip' ? { format } : notRead(format)
}

/** `content` is undefined where the archive is damaged and shows nothing of what it was. */
async function zipContent(bytes: Uint8Array): Promise<{ content: string | undefined; unpacked: number }> {
  try {
    const entries = await openArchive(bytes, 'archive')
    const content = INSIDE.find(([inside]) => entries.some(({ name }) => inside.test(name)))?.[1] ?? 'zip'
    // Pictures stay packed.
    return { content, unpacked: entries.reduce((sum, entry) => sum + (entry.name.endsWith('.xml') ? entry.bytes : 0), 0) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1 << 16)).toString('latin1')
    return { content: head.includes('word/') ? 'docx' : head.includes('xl/') ? 'xlsx' : undefined, unpacked: bytes.length }
  }
}

/** Streams of compound files, as their directory names them. */
const STREAMS: readonly (readonly [stream: string, name: string])[] = [
  ['EncryptedPackage', 'protected'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['PowerPoint Document', 'ppt'],
]

function sniffCompound(name: string, bytes: Uint8Array): Sniffed {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const found = STREAMS.find(([stream]) => all.includes(Buffer.from(stream, 'utf16le')))?.[1]
  // WPS writes the streams of Word under its own names, and both keep to the name that the user knows.
  return notRead(found === 'protected' || !Object.hasOwn(NOT_READ, name) ? (found ?? 'doc') : name)
}

const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|h[1-6])[\s>/]/i
/** A part of a page that was copied with its markup; a few stray tags, or `<br>` alone, make no page. */
const MANY_TAGS = 6
const tagsIn = (text: string) => text.match(/<\/(?:p|div|span|td|tr|li|h[1-6])>/gi)?.length ?? 0
/** Headers of a saved web page (.mht): lines of a mail, one of which promises several parts. */
const MHT = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}content-type:\s*multipart\/related/i
const MARKDOWN = new Set(['md', 'markdown'])

/** Units of a text in which it says what it is. */
const HEAD = 4096
/** The front matter of notes that this program exported names what they are about. */
const NOTES = /^---\r?\n(?:(?!---\r?\n).*\r?\n)*duidu: \S/

/** Notes and annotations quote reports and are none: in the folder of the reports they would be counted as such. */
export function sniffRemarks(text: string): UnreadKind | undefined {
  const head = text.slice(0, HEAD)
  if (NOTES.test(head)) return 'notes'
  return /^\s*[[{]/.test(head) && head.includes('"http://www.w3.org/ns/anno.jsonld"') ? 'annotations' : undefined
}

/** What a text is. `text` may be its beginning only. */
export function sniffText(path: string, text: string): SourceFormat {
  const head = text.slice(0, 20_000)
  const name = extension(path)
  if (MHT.test(head)) return 'html'
  if (MARKDOWN.has(name)) return 'markdown'
  // Notes are kept as .txt too; two headings are no accident.
  if ((head.match(/^#{1,6} \S/gm)?.length ?? 0) >= 2) return 'markdown'
  if (HTML.test(head)) return 'html'
  // A table may have web pages in its cells.
  return looksLikeRows(head, name) ?? (tagsIn(head) >= MANY_TAGS ? 'html' : 'text')
}

function notRead(name: string): Sniffed {
  return { format: 'unknown', unsupported: NOT_READ[name] ?? 'doc' }
}

function extension(path: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** What a file that turned out to be no text claims to be. */
export function claims(path: string): Sniffed | undefined {
  const name = extension(path)
  return Object.hasOwn(NOT_READ, name) ? notRead(name) : undefined
}
