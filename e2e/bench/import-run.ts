import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Server, Watched, Workplace } from './workplace.ts'

export interface ImportRun extends Watched {
  readonly reports: number
  readonly unread: number
  readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly seconds: number
  /** Longest time that a process with nothing to do was kept waiting meanwhile, in ms: what the machine itself adds to `longest`. */
  readonly idle: number
}

type Imported = Omit<ImportRun, keyof Watched | 'idle'>

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
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  const importing = line.call<Imported>('sources.import', { paths: [folder] })
  const [imported] = await Promise.all([importing, meanwhile?.(server, importing)])
  const watched = await watch()
  delays.disable()
  line.close()
  await program.kill()
  return { ...imported, ...watched, idle: delays.max / 1e6 }
}
