import { type FileHandle, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CancelSignal, throwIfCancelled } from '../../shared/cancel.ts'
import { type MarkdownReport, recogniseMarkdown, renderMarkdown, renderPreview, reportFileName } from '../exporting/markdown.ts'
import { makeFolder } from '../make-folder.ts'
import { translatingWrites, writeWhole } from './whole-file.ts'

export interface MarkdownExport {
  /** Made when it does not exist. */
  readonly directory: string
  readonly reports: readonly MarkdownReport[]
  readonly signal: CancelSignal
  readonly progress: (progress: { done: number; total: number }) => void
}

export interface MarkdownExportResult {
  /** Every file that holds this export now, written or already as it should be; sorted. */
  readonly files: string[]
  readonly highlights: number
  readonly unchanged: number
}

/**
 * Writes one file per report with highlights. A file of ours is known by its front matter, whatever it is called: it
 * is written again only when its content changes, and only if nobody edited it. A file that is not ours, or that was
 * edited, is never touched: the export then takes the next free name. Nothing is ever deleted; a report without
 * highlights gets no new file, but a file written before then says that there are none.
 */
export async function exportMarkdown({ directory, reports, signal, progress }: MarkdownExport): Promise<MarkdownExportResult> {
  return await translatingWrites(directory, async () => {
    makeFolder(directory)
    const folder = await readFolder(directory, signal)
    const files: string[] = []
    let highlights = 0
    let unchanged = 0
    for (const [done, report] of reports.entries()) {
      throwIfCancelled(signal)
      progress({ done, total: reports.length })
      const own = folder.own.get(report.report.id)
      if (!own && report.highlights.length === 0) continue
      const content = renderMarkdown(report)
      const name = own?.name ?? freeName(reportFileName(report.report, '.md'), folder.taken)
      if (own?.content === content) unchanged++
      else await writeWhole(directory, name, [content])
      folder.taken.add(nameKey(name))
      files.push(join(directory, name))
      highlights += report.highlights.length
    }
    progress({ done: reports.length, total: reports.length })
    return { files: files.sort(byUnits), highlights, unchanged }
  })
}

export function previewMarkdown(reports: readonly MarkdownReport[]): { files: number; markdown: string } {
  const shown = reports.filter(report => report.highlights.length > 0)
  return { files: shown.length, markdown: renderPreview(shown) }
}

/** The same order on every machine, whatever its language. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

interface Folder {
  /** Files of ours that nobody edited, by report. */
  readonly own: Map<string, { readonly name: string; readonly content: string }>
  readonly taken: Set<string>
}

async function readFolder(directory: string, signal: CancelSignal): Promise<Folder> {
  const own: Folder['own'] = new Map()
  const taken = new Set<string>()
  const entries = await readdir(directory, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => byUnits(a.name, b.name))) {
    throwIfCancelled(signal)
    taken.add(nameKey(entry.name))
    if (!entry.isFile() || !entry.name.endsWith('.md')) continue
    const content = await readOwn(join(directory, entry.name))
    const file = content === undefined ? undefined : recogniseMarkdown(content)
    if (content !== undefined && file?.untouched && !own.has(file.reportId)) own.set(file.reportId, { name: entry.name, content })
  }
  return { own, taken }
}

const OURS = '---\nduidu: '

/** The whole file if it begins like one of ours; other people's files are not read further than that. */
async function readOwn(path: string): Promise<string | undefined> {
  const file = await openIfReadable(path)
  if (!file) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(OURS.length), 0, OURS.length, 0)
    if (buffer.toString('utf8', 0, bytesRead) !== OURS) return undefined
  } finally {
    await file.close()
  }
  return await readFile(path, 'utf8')
}

/** What cannot be read is not ours, and no reason to refuse the export. */
async function openIfReadable(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path)
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/\.md$/, '')
  let free = name
  for (let n = 2; taken.has(nameKey(free)); n++) free = `${stem}-${n}.md`
  return free
}

/** Windows and macOS take names for the same that differ in case or composition only. */
function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
