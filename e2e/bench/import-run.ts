import { join } from 'node:path'
import type { Server, Watched, Workplace } from './workplace.ts'

export interface ImportRun extends Watched {
  readonly reports: number
  readonly unread: number
  readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly seconds: number
}

type Imported = Omit<ImportRun, keyof Watched>

/** Imports the folder into a library of its own in a program of its own; `meanwhile` runs until the import has ended. */
export async function importInto(
  { folders, serve }: Workplace,
  folder: string,
  name: string,
  meanwhile?: (server: Server, ended: Promise<unknown>) => Promise<void>,
): Promise<ImportRun> {
  const server = await serve(folder)
  const { program, line, watch } = server
  for (const path of [folders.home, folder]) await line.call('host.grant', { path })
  await line.call('library.open', { path: join(folders.home, `${name}.duidu`), create: true })
  await watch()
  const importing = line.call<Imported>('sources.import', { paths: [folder] })
  const [imported] = await Promise.all([importing, meanwhile?.(server, importing)])
  const watched = await watch()
  line.close()
  await program.kill()
  return { ...imported, ...watched }
}
