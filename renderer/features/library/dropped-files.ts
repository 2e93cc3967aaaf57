interface Drop {
  readonly files: readonly File[]
  /** Of a file in a dropped folder: that folder and those in it, down to the file. */
  readonly folders: ReadonlyMap<File, readonly string[]>
}

/** A file and the folders in which it lay. */
type Found = readonly [File, readonly string[]]

/**
 * The files of a drop, those in dropped folders too, for a page that gets no paths. Hidden files stay out: they are the
 * system's. Must be called while the drop is handled; the browser forgets the items afterwards.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<Drop> {
  const dropped = [...transfer.items]
    .filter(item => item.kind === 'file')
    .map(item => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found = await Promise.all(dropped.map(({ entry, file }) => (entry ? filesOfEntry(entry, []) : file ? [[file, []] as const] : [])))
  const all = found.flat()
  return { files: all.map(([file]) => file), folders: new Map(all.filter(([, folders]) => folders.length > 0)) }
}

async function filesOfEntry(entry: FileSystemEntry, folders: readonly string[]): Promise<Found[]> {
  if (entry.name.startsWith('.')) return []
  if (isFile(entry)) return [[await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), folders]]
  if (!isFolder(entry)) return []
  const within = [...folders, entry.name]
  const found = await Promise.all((await entriesOf(entry)).map(other => filesOfEntry(other, within)))
  return found.flat()
}

// Chromium has no global names for these two interfaces, so `instanceof` cannot tell them apart.
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** A reader answers in portions; an empty one is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return entries
    entries.push(...portion)
  }
}
