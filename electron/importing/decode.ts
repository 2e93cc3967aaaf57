import { analyse } from 'chardet'

/**
 * Bytes to text. All offsets of a source count UTF-16 units of the text that comes out of here: no BOM, every line end
 * one `\n`, and U+0000 (which separates reports in the search arena) replaced by U+FFFD.
 */
export interface Decoded {
  readonly text: string
  /** As TextDecoder names it, or null where the bytes are no text. */
  readonly encoding: string | null
  /** Characters that could not be read; 0 for a clean file. */
  readonly unreadable: number
}

/** Whether all of it is well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  return strictly(bytes, 'utf-8') !== undefined
}

const NO_TEXT: Decoded = { text: '', encoding: null, unreadable: 0 }
/** Enough to tell an encoding; guessing on more only costs time. */
const SAMPLE = 65_536

export function decode(bytes: Uint8Array, declared?: string): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return read(bytes, 'utf-8')
  if (startsWith(bytes, 0xff, 0xfe)) return read(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return read(bytes, 'utf-16be')
  const wide = utf16WithoutMark(bytes)
  if (wide) return read(bytes, wide)
  const utf8 = strictly(bytes, 'utf-8')
  // To count control characters takes longer than to read a text that has none.
  if ((utf8 === undefined || CONTROL.test(utf8)) && looksBinary(bytes)) return NO_TEXT
  if (utf8 !== undefined) return { text: canonicalLines(utf8), encoding: 'utf-8', unreadable: 0 }
  const damaged = read(bytes, 'utf-8')
  // A truncated or slightly damaged UTF-8 file: nearly all of its wide characters are well formed, which happens in no
  // other encoding by chance.
  if (damaged.unreadable * 50 < wideCharacters(damaged.text)) return damaged
  const guessed = read(bytes, declared ?? chineseEncoding(bytes))
  // More than every fifth character unreadable: no encoding of ours fits, so this is no text that can be shown.
  return guessed.unreadable * 5 > guessed.text.length ? NO_TEXT : guessed
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function read(bytes: Uint8Array, encoding: string): Decoded {
  const strict = strictly(bytes, encoding)
  if (strict !== undefined) return { text: canonicalLines(strict), encoding, unreadable: 0 }
  const text = new TextDecoder(encoding).decode(bytes)
  return { text: canonicalLines(text), encoding, unreadable: text.split('\uFFFD').length - 1 }
}

function canonicalLines(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for here.
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/\u0000/g, '\uFFFD')
}

function wideCharacters(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) count++
  return count
}

/**
 * UTF-16 files of old Windows editors often lack the mark. Read the right way round, nearly all units of Chinese text
 * are Han, Chinese punctuation or ASCII; read the wrong way round, or in any byte encoding, they are scattered.
 */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const sample = bytes.subarray(0, Math.min(bytes.length, 4096))
  // Every text has spaces, line ends, digits or Latin letters somewhere, and these have a zero byte in UTF-16 only.
  if (!sample.includes(0)) return undefined
  const fits = (encoding: 'utf-16le' | 'utf-16be') => share(new TextDecoder(encoding).decode(sample), isOrdinary)
  const little = fits('utf-16le')
  const big = fits('utf-16be')
  if (Math.max(little, big) < 0.9) return undefined
  return little >= big ? 'utf-16le' : 'utf-16be'
}

function isOrdinary(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit < 0xa000) ||
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 9 ||
    unit === 10 ||
    unit === 13 ||
    (unit >= 0x2010 && unit < 0x2040) ||
    (unit >= 0x3000 && unit < 0x3020) ||
    (unit >= 0xff00 && unit < 0xff66)
  )
}

function share(text: string, test: (unit: number) => boolean): number {
  let hits = 0
  for (let index = 0; index < text.length; index++) if (test(text.charCodeAt(index))) hits++
  return text.length === 0 ? 0 : hits / text.length
}

/** But tabs and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for here.
const CONTROL = /[\0-\x08\x0e-\x1f]/

/** Control characters hardly occur in text and are everywhere in anything else. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE)
  let controls = 0
  // Not `for … of`, which takes ten times as long.
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 32 && !(byte >= 9 && byte <= 13)) controls++
  }
  return controls * 50 > length
}

/** The commonest characters of official Chinese, in both scripts: what a wrongly chosen encoding does not yield. */
const COMMON = new Set(
  '的一是了和在人大会工作年国市区县政中上为不有展发设建民主代表委员法治行社经济，。、：一十二三發會為國設經濟員區縣與實產',
)

/**
 * GB18030 or Big5. chardet proposes by byte statistics; as it errs on short files, the text that each candidate yields
 * decides: share of common characters, less what cannot be read.
 */
export function chineseEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE)
  const proposals = analyse(sample)
  const score = (encoding: string) => {
    const text = new TextDecoder(encoding).decode(sample)
    let common = 0
    for (const unit of text) common += unit === '\uFFFD' ? -2 : COMMON.has(unit) ? 1 : 0
    const proposed = proposals.find(match => match.name.toLowerCase() === encoding)?.confidence ?? 0
    return common / Math.max(1, text.length) + proposed / 1000
  }
  return score('gb18030') >= score('big5') ? 'gb18030' : 'big5'
}
