import { type FileHandle, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { type CancelSignal, throwIfCancelled } from '../../../shared/cancel.ts'
import type { ExportConflict } from '../../../shared/model/export-template.ts'
import { isBlock, readLivingFile, writeLivingFile } from '../../exporting/living/living-file.ts'
import { type FreshFile, type LastWritten, mergeFile, NOTHING_WRITTEN, newFile } from '../../exporting/living/merge-file.ts'
import type { PreparedTemplate } from '../../exporting/templates/render-template.ts'
import type { ExportedGroup, GroupContent } from '../../exporting/templates/template-data.ts'
import { makeFolder } from '../../make-folder.ts'
import { translatingWrites, writeWhole } from './whole-file.ts'

export interface MarkdownExport {
  /** Made when it does not exist. */
  readonly directory: string
  readonly groups: readonly ExportedGroup[]
  /** The others are as they were written; all are looked at unless told. */
  concerns?(group: ExportedGroup): boolean
  /** For a file of ours about something of which no highlight is left; undefined where that is not known. */
  emptied?(id: string): ExportedGroup | undefined
  readonly template: PreparedTemplate
  readonly signal: CancelSignal
  readonly progress: (progress: { done: number; total: number }) => void
}

export interface MarkdownExportResult {
  /** Every file that holds this export now, written or already as it should be; sorted. */
  readonly files: string[]
  readonly highlights: number
  readonly unchanged: number
  /** Blocks and values that the user changed and that stay so. */
  readonly kept: number
  readonly conflicts: ExportConflict[]
}

/** What was written last into a folder lies in it under this name. */
const MEMORY = '.duidu-export.json'

const memorySchema = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.object({ front: z.record(z.string(), z.unknown()), blocks: z.record(z.string(), z.string()) })),
})

type Memory = Record<string, LastWritten>

/**
 * Writes a file for each group, and brings those that are there up to date: what the user wrote into them stays, see
 * merge-file.ts. A file of ours is known by its front matter, whatever it is called; one that is not ours is never touched:
 * the export then takes the next free name. Nothing is deleted, and a group without highlights and memo gets no new file.
 */
export async function exportMarkdown(wanted: MarkdownExport): Promise<MarkdownExportResult> {
  const { directory, groups, concerns = () => true, emptied = () => undefined, template, signal, progress } = wanted
  return await translatingWrites(directory, async () => {
    makeFolder(directory)
    const folder = await readFolder(directory, signal)
    const memory = await readMemory(directory)
    const result: MarkdownExportResult = { files: [], highlights: 0, unchanged: 0, kept: 0, conflicts: [] }
    let [unchanged, kept, highlights] = [0, 0, 0]
    const wantedIds = new Set(groups.map(({ id }) => id))
    const gone = [...folder.own.keys()].flatMap(id => (wantedIds.has(id) ? [] : (emptied(id) ?? [])))
    const looked = [...groups.filter(concerns), ...gone]
    try {
      for (const [done, group] of looked.entries()) {
        throwIfCancelled(signal)
        progress({ done, total: looked.length })
        const name = folder.own.get(group.id)
        if (name === undefined && isBare(group)) continue
        const content = group.read()
        const fresh = freshFile(group.id, content, template)
        const written = name === undefined ? await create(group, fresh) : await bringUp(name, group, fresh)
        memory[group.id] = written.last
        result.files.push(join(directory, written.name))
        if (written.conflicts.length > 0) result.conflicts.push({ file: join(directory, written.name), about: written.conflicts })
        unchanged += written.changed ? 0 : 1
        kept += written.kept
        highlights += content.highlights
        await nextTurn()
      }
    } finally {
      // Also for what was written before it was cancelled or failed.
      await writeMemory(directory, memory)
    }
    progress({ done: looked.length, total: looked.length })
    return { ...result, files: result.files.sort(byUnits), highlights, unchanged, kept }

    async function create(group: ExportedGroup, fresh: FreshFile) {
      const name = freeName(group.fileName, folder.taken)
      const merged = newFile(fresh)
      await writeWhole(directory, name, [writeLivingFile(merged.file)])
      folder.taken.add(nameKey(name))
      return { name, last: merged.written, kept: 0, conflicts: [], changed: true }
    }

    async function bringUp(name: string, group: ExportedGroup, fresh: FreshFile) {
      for (;;) {
        const before = await readFile(join(directory, name), 'utf8')
        const merged = mergeFile(readLivingFile(before), memory[group.id] ?? NOTHING_WRITTEN, fresh)
        const after = writeLivingFile(merged.file)
        const changed = after !== before
        // Somebody may save the file in an editor at this moment.
        if (changed && (await readFile(join(directory, name), 'utf8')) !== before) continue
        if (changed) await writeWhole(directory, name, [after])
        return { name, last: merged.written, kept: merged.kept, conflicts: merged.conflicts, changed }
      }
    }
  })
}

/** What would be written where nothing is yet: the names of the files, and the first of them whole. */
export function previewMarkdown(
  groups: readonly ExportedGroup[],
  template: PreparedTemplate,
): { files: string[]; highlights: number; markdown: string } {
  const shown = groups.filter(group => !isBare(group))
  const first = shown[0]
  return {
    files: shown.map(group => group.fileName),
    highlights: shown.reduce((sum, group) => sum + group.highlights, 0),
    markdown: first ? withoutComments(newFile(freshFile(first.id, first.read(), template)).file) : '',
  }
}

/** There is nothing to tell. */
function isBare({ highlights, memo }: ExportedGroup): boolean {
  return highlights === 0 && memo === ''
}

/** As it is read: the comments around the blocks are for the program. */
function withoutComments({ front, pieces }: ReturnType<typeof newFile>['file']): string {
  return `${front === null ? '' : `---\n${front}---\n`}${pieces.map(piece => (isBlock(piece) ? piece.content : piece.text)).join('')}`
}

function freshFile(id: string, { data, highlights }: GroupContent, template: PreparedTemplate): FreshFile {
  const fresh = template.render(data, highlights)
  return { ...fresh, front: { duidu: id, ...fresh.front } }
}

/** The same order on every machine, whatever its language. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

interface Folder {
  /** Names of our files by what they are about. */
  readonly own: Map<string, string>
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
    const id = await idOf(join(directory, entry.name))
    if (id !== undefined && !own.has(id)) own.set(id, entry.name)
  }
  return { own, taken }
}

/** Enough for what the user may have put into the front matter before it. */
const HEAD = 4096

/** What a file of ours is about; other people's files are not read further than their head. */
async function idOf(path: string): Promise<string | undefined> {
  const file = await openIfReadable(path)
  if (!file) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const head = buffer.toString('utf8', 0, bytesRead)
    if (!head.startsWith('---\n')) return undefined
    const id = /^duidu: (.+)$/m.exec(head)?.[1]?.trim()
    return id?.replace(/^(["'])(.*)\1$/, '$2')
  } finally {
    await file.close()
  }
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

/** Where it is lost or damaged, every block counts as changed by the user: nothing of theirs is lost. */
async function readMemory(directory: string): Promise<Memory> {
  try {
    return { ...memorySchema.parse(JSON.parse(await readFile(join(directory, MEMORY), 'utf8'))).files }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}

async function writeMemory(directory: string, files: Memory): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => byUnits(a, b)))
  const text = `${JSON.stringify({ version: 1, files: sorted }, null, 1)}\n`
  const before = await readFile(join(directory, MEMORY), 'utf8').catch(() => undefined)
  if (text !== before && Object.keys(files).length > 0) await writeWhole(directory, MEMORY, [text])
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
