import type { ExportConflict } from '../../../shared/model/export-template.ts'

/** Those of them that are not settled yet: the file still holds both versions. `read` gives a file's text, undefined where there is none. */
export function openConflicts(conflicts: readonly ExportConflict[], read: (file: string) => string | undefined): ExportConflict[] {
  const about = new Map<string, Set<string>>()
  for (const conflict of conflicts) {
    const ids = about.get(conflict.file) ?? new Set()
    about.set(conflict.file, ids)
    for (const id of conflict.about) ids.add(id)
  }
  return [...about].flatMap(([file, ids]) => {
    const text = read(file)
    const open = [...ids].filter(id => text !== undefined && isOpen(text, id))
    return open.length > 0 ? [{ file, about: open }] : []
  })
}

/** A value of the front matter leaves no sign: it is told until the file is written again. */
function isOpen(text: string, id: string): boolean {
  return text.includes(`<!-- duidu:${id}! -->`) || !text.includes(`<!-- duidu:${id} -->`)
}
