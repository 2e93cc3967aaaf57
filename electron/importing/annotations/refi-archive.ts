import type { ArchiveEntry } from '../formats/archive.ts'
import { damaged } from '../formats/reading.ts'
import { decodeText } from './refi-positions.ts'
import { type RefiFile, type RefiSource, readRefiXml } from './refi-xml.ts'

/** A project with the texts that its archive holds; those of notes are in the file. */
export interface RefiProject {
  readonly file: RefiFile
  /** Bytes of the plain texts, by source; a source whose text lies outside of the archive has none. */
  texts(): AsyncGenerator<{ readonly source: RefiSource; readonly bytes: Uint8Array }>
}

/** The description of a project among the entries of an archive; every program but one calls it `project.qde`. */
export function findProject(entries: readonly ArchiveEntry[]): ArchiveEntry | undefined {
  return entries.find(entry => /^[^/]+\.qde$/i.test(entry.name))
}

export async function openProject(entries: readonly ArchiveEntry[], description: ArchiveEntry): Promise<RefiProject> {
  const file = await readRefiXml(description.pieces())
  if (file?.root !== 'project') throw damaged('REFI-QDA project')
  // Some write `Sources`, some `sources`.
  const byName = new Map(entries.map(entry => [entry.name.toLowerCase(), entry]))
  const entryOf = (source: RefiSource) => byName.get(`sources/${internalName(source).toLowerCase()}`)
  for (const note of file.notes) {
    const entry = note.content === '' ? entryOf(note) : undefined
    if (entry) note.content = decodeText(await entry.read())
  }
  return {
    file,
    async *texts() {
      for (const source of file.sources) {
        const entry = entryOf(source)
        if (source.textPath === '' && source.content !== '') yield { source, bytes: new TextEncoder().encode(source.content) }
        else if (entry) yield { source, bytes: await entry.read() }
      }
    },
  }
}

function internalName({ textPath }: RefiSource): string {
  return /^internal:\/\/\/?(.+)$/i.exec(textPath)?.[1] ?? ''
}

/** A file name for a source: as the project calls it, as the plain text that it is. */
export function sourceFileName({ name, guid }: RefiSource): string {
  const plain = name
    .replace(/\.(?:docx?|pdf|txt|rtf|odt|md|html?)$/i, '')
    .replaceAll('/', '／')
    .trim()
  return `${plain === '' ? guid : plain}.txt`
}
