import type { Problem } from '../../../shared/model/report.ts'
import { findProject, openProject, sourceFileName } from '../annotations/refi-archive.ts'
import { type Allowance, openArchive } from './archive.ts'
import { Refusal } from './reading.ts'

export type Member = { readonly path: string; readonly bytes: Uint8Array } | { readonly path: string; readonly refused: Problem }

/** Files that systems and office programs leave in archives; nobody put them there. */
const DEBRIS = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/**
 * The files in an archive one by one, as `archive.zip/folder/file.txt`. A bad one does not stop the others. `allowance` is
 * shared by archives inside of one another. Of a REFI-QDA project it is the texts, under the names that they have there.
 */
export async function* openMembers(
  archive: { readonly path: string; readonly bytes: Uint8Array },
  allowance?: Allowance,
): AsyncGenerator<Member> {
  const taken = new Set<string>()
  const entries = await openArchive(archive.bytes, 'archive', allowance)
  const description = findProject(entries)
  if (description) {
    for await (const { source, bytes } of (await openProject(entries, description)).texts()) {
      yield { path: unique(`${archive.path}/${plainName(sourceFileName(source))}`, taken), bytes }
    }
    return
  }
  for (const entry of entries) {
    const name = plainName(entry.name)
    if (name === '' || DEBRIS.test(name)) continue
    const path = unique(`${archive.path}/${name}`, taken)
    try {
      yield { path, bytes: await entry.read() }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield { path, refused: error.problem }
    }
  }
}

/** Below the archive, whatever it says: no drive, no root, no way up. Control characters would break lists of files. */
function plainName(name: string): string {
  return name
    .replace(/\p{Cc}/gu, '\uFFFD')
    .split('/')
    .filter((part, at) => part !== '' && part !== '.' && part !== '..' && !(at === 0 && /^[A-Za-z]:$/.test(part)))
    .join('/')
}

/** Archives may hold a name twice, the library may not. */
function unique(path: string, taken: Set<string>): string {
  let found = path
  for (let number = 2; taken.has(found); number++) found = path.replace(/(\.[^./]*)?$/, ending => ` (${number})${ending}`)
  taken.add(found)
  return found
}
