import { join, resolve } from 'node:path'
import type { Client } from '../../shared/client.ts'
import { dataFolder } from '../data-folder.ts'
import { builtPaths } from '../engine/built-paths.ts'
import { linkEngine } from '../engine/link.ts'
import { connectLocally } from '../engine/local-client.ts'
import { startEngineThread } from '../engine/thread.ts'
import type { CommandContext } from './command.ts'

/** Starts an engine of our own, runs the work and closes the library, whatever happens. */
export async function withEngine<T>({ entry, output }: CommandContext, work: (client: Client) => Promise<T>): Promise<T> {
  const built = builtPaths(entry)
  const data = dataFolder()
  const engine = await linkEngine(() => startEngineThread(built.engine, error => output.say(`duidu: engine: ${error.message}`)), {
    // Preferences apart from the window's: a script must not change which library the program opens next.
    dataFolder: join(data, 'command-line'),
    ...built.parts,
    libraryPath: null,
    watching: null,
    backups: null,
  })
  const client = connectLocally(engine)
  try {
    return await work(client)
  } finally {
    client.close()
    await engine.stop()
  }
}

/** The same with a library open. */
export async function withLibrary<T>(
  context: CommandContext,
  work: (client: Client) => Promise<T>,
  { create = false }: { create?: boolean } = {},
): Promise<T> {
  const path = resolve(context.args.need('library'))
  return await withEngine(context, async client => {
    await client.call('library.open', { path, create }, { signal: context.signal })
    return await work(client)
  })
}
