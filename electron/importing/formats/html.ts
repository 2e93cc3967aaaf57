import type { Mark } from '../compose.ts'
import { decode } from '../decode.ts'
import { problem } from '../problems.ts'
import { type Page, pageLines } from './html-lines.ts'
import { frameOf } from './html-main.ts'
import { damaged, type Reader, tooMany } from './reading.ts'

/** The parser's time grows with the square of what is wrong with a page; saved pages have a hundredth of this. */
const LONGEST_PAGE = 16_000_000

/**
 * A web page as the text a reader sees, line by line, in which everything around the article is marked as site chrome.
 *
 * htmlparser2 reads it as a stream, so that no page, however deep or broken, needs a tree or recursion, and it reads the
 * XML of documents as well. Readability would have to be given a DOM, counts in English words and drops what it does not
 * take, while here a line that was taken for chrome by mistake can be seen and put back.
 */
export const readHtml: Reader = async bytes => {
  const saved = /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}content-type:\s*multipart/i.test(latin1(bytes, 4096))
  const { html, encoding, unreadable } = saved ? await readSavedPage(bytes) : readPage(bytes)
  if (html.length > LONGEST_PAGE) throw tooMany('characters', html.length, LONGEST_PAGE)
  const { text, marks } = textOf(pageLines(html))
  const problems = unreadable > 0 && encoding ? [problem('encoding-doubtful', { encoding, count: unreadable })] : []
  return { parts: [{ text, marks, name: '' }], encoding, problems }
}

/** The text of a piece of HTML, such as a cell of a table, of which nothing is frame. */
export function htmlText(html: string): string {
  return pageLines(html)
    .lines.map(line => line.text)
    .join('\n')
}

interface Source {
  readonly html: string
  readonly encoding: string | null
  readonly unreadable: number
}

function readPage(bytes: Uint8Array): Source {
  const { text, encoding, unreadable } = decode(bytes, declaredEncoding(bytes))
  return { html: text, encoding, unreadable }
}

/** What the page itself says; UTF-8 needs no word, and is often claimed by pages that are none. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(latin1(bytes, 8192))?.[1]?.toLowerCase()
  if (label === undefined) return undefined
  if (/^gb|^x-gbk/.test(label)) return 'gb18030'
  return label.startsWith('big5') ? 'big5' : undefined
}

/** A page that a browser saved with its pictures in one file is a mail whose text is HTML. */
async function readSavedPage(bytes: Uint8Array): Promise<Source> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    const { html } = await PostalMime.parse(bytes, { maxNestingDepth: 20 })
    if (html) return { html: html.replace(/\r\n?/g, '\n'), encoding: null, unreadable: 0 }
  } catch {
    // What cannot be read as a mail is damaged, whatever the reader of mails calls it.
  }
  throw damaged('saved web page')
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1')
}

function textOf(page: Page): { text: string; marks: Mark[] } {
  const { title, frame } = frameOf(page)
  const marks: Mark[] = []
  const lines: string[] = title === '' ? [] : [title]
  let at = title === '' ? 0 : title.length + 1
  page.lines.forEach((line, index) => {
    lines.push(line.text)
    if (frame.has(index)) marks.push({ start: at, end: at + line.text.length, reason: 'site-chrome' })
    at += line.text.length + 1
  })
  return { text: lines.join('\n'), marks }
}
