import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'
import { problem } from '../problems.ts'
import { notRead } from '../unread-kinds.ts'
import { linesOfPage, type PageLines, type Run } from './pdf-lines.ts'
import { pageText } from './pdf-paragraphs.ts'
import { refuseBombs } from './pdf-streams.ts'
import { asDocument, damaged, encrypted, LONGEST_TEXT, type Reader, Refusal, tooMany } from './reading.ts'

const KIND = 'PDF'
const MOST_PAGES = 3000
/** For one file, in ms. Pages of text take 5 to 20 each. */
const LONGEST_TIME = 9000
/** A scanned page may still bear the name of the program that scanned it. */
const LEAST_PER_PAGE = 15

/** The text layer of a PDF: lines put together again into paragraphs, with running heads and page numbers marked. */
export const readPdf: Reader = async bytes => {
  refuseBombs(bytes)
  const { getDocument } = await loadPdfjs()
  // pdf.js takes the bytes for its own.
  const task = getDocument({
    data: new Uint8Array(bytes),
    BinaryDataFactory: CMapFiles,
    cMapUrl: 'cmaps/',
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const pages = await readPages(await task.promise)
    return asDocument(...pageText(pages))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw error instanceof Error && error.name === 'PasswordException' ? encrypted(KIND) : damaged(KIND)
  } finally {
    await task.destroy()
  }
}

/** Ms that this thread has worked, so that a busy machine refuses no file; those that have passed where the runtime cannot tell. */
function cpuTime(): number {
  const had = process.threadCpuUsage?.()
  return had ? (had.user + had.system) / 1000 : performance.now()
}

async function readPages(document: PDFDocumentProxy): Promise<PageLines[]> {
  if (document.numPages > MOST_PAGES) throw tooMany('pages', document.numPages, MOST_PAGES)
  const started = cpuTime()
  const pages: PageLines[] = []
  let length = 0
  let strange = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const runs: Run[] = []
    // In pieces, so that the time is looked at within a page as well.
    const reader: ReadableStreamDefaultReader<{ items: readonly (TextItem | TextMarkedContent)[] }> = page.streamTextContent().getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const item of piece.value.items) {
        if (!('str' in item)) continue
        runs.push(runOf(item))
        length += item.str.length
        strange += strangeLetters(item.str)
      }
      if (length > LONGEST_TEXT) throw tooMany('characters', length, LONGEST_TEXT)
      if (cpuTime() - started > LONGEST_TIME) throw new Refusal(problem('timed-out'))
    }
    page.cleanup()
    pages.push(linesOfPage(runs, width, height))
  }
  if (length < document.numPages * LEAST_PER_PAGE) throw new Refusal(notRead('scanned-pdf'))
  if (strange * 3 > length) throw new Refusal(notRead('unmapped-pdf'))
  return pages
}

function runOf({ str, transform, width, height }: TextItem): Run {
  const [a, b, , d, x, y] = transform.map(Number)
  const size = Math.abs(d ?? 0) || height || Math.hypot(a ?? 0, b ?? 0)
  return { text: str, x: x ?? 0, y: y ?? 0, width, size }
}

/** Characters that mean something to one font only, and signs that stand for what could not be read. */
function strangeLetters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 32 || unit === 0xfffd || (unit >= 0xe000 && unit < 0xf900)) count++
  }
  return count
}

let loaded: Promise<typeof import('pdfjs-dist')> | undefined

function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  loaded ??= load()
  return loaded
}

/**
 * pdf.js looks for a canvas when it is loaded and complains to the console where there is none; nothing is drawn here.
 * Its other half, which reads the files, runs in the same thread: it is a worker's thread already.
 */
async function load(): Promise<typeof import('pdfjs-dist')> {
  const { warn } = console
  console.warn = () => undefined
  try {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') })
    process.on('unhandledRejection', letGo)
    return pdfjs
  } finally {
    console.warn = warn
  }
}

/**
 * Of a damaged file pdf.js may complain in promises that nobody waits for, beside the one that fails. They would end the
 * thread, perhaps while it reads the next file. Anything else still ends it.
 */
function letGo(reason: unknown): void {
  if (reason instanceof Error && /[\\/]pdf[.-]/.test(reason.stack ?? '')) return
  throw reason
}

/**
 * Tables for Chinese fonts that are named in a file but not in it. They come with pdf.js; the build puts them beside the
 * chunks.
 */
const cmaps = import.meta.url.endsWith('.ts')
  ? new URL('./cmaps/', pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')))
  : new URL('../cmaps/', import.meta.url)

class CMapFiles {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    // The name comes from the file: only plain ones are looked for.
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new RangeError('There is no such table.')
    return new Uint8Array(await readFile(fileURLToPath(new URL(filename, cmaps))))
  }
}
