import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { dataFolder } from '../data-folder.ts'
import { builtPaths } from '../engine/built-paths.ts'
import { type EngineLink, linkEngine } from '../engine/link.ts'
import { connectLocally } from '../engine/local-client.ts'
import { startEngineThread } from '../engine/thread.ts'
import { createGateway } from '../gateway.ts'
import { createGrantedPaths, type GrantedPaths } from '../granted-paths.ts'
import { log } from '../log.ts'
import { createDroppedFiles } from './dropped-files.ts'
import { createEventStream } from './event-stream.ts'
import { createBrowserHost } from './host.ts'
import { type LoopbackServer, startLoopbackServer } from './http-server.ts'

export interface ServerOptions {
  /** `import.meta.url` of the running entry (out/main/serve.js, out/main/cli.js or their sources). */
  readonly entry: string
  /** The library to work in; null for the one of last time. */
  readonly libraryPath: string | null
  /** 0 for any free one. */
  readonly port: number
  /** Files and folders beside the user's own folder that the page may look at and open. */
  readonly paths: readonly string[]
}

export interface RunningServer {
  /** The page's address, with the token in its fragment. */
  readonly url: string
  /** An address that leads there once and holds no lasting secret. */
  ticket(): string
  /** Resolves when the library is closed. */
  stop(): Promise<void>
}

/**
 * The browser edition: the engine in its thread, the gateway, the server. Rejects with a sentence (AppError) when the
 * library cannot be opened or the port is taken; nothing keeps running then.
 */
export async function startServer({ entry, libraryPath, port, paths }: ServerOptions): Promise<RunningServer> {
  const built = builtPaths(entry)
  const data = dataFolder()
  const library = libraryPath === null ? null : resolve(libraryPath)
  const others = paths.map(path => resolve(path))
  const missing = others.find(path => !existsSync(path))
  if (missing !== undefined) throw new AppError('not-found', `There is no file or folder at ${missing}.`, { path: missing })
  const named = [...(library === null ? [] : [library]), ...others]
  const granted = createGrantedPaths()
  for (const path of named) await grantNamed(granted, path)

  const engine = await linkEngine(() => startEngineThread(built.engine, error => log('engine', error)), {
    dataFolder: data,
    ...built.parts,
    libraryPath: library,
  })
  try {
    if (library !== null) await openLibrary(engine, library)
    const host = createBrowserHost({ home: homedir(), roots: named, dataFolder: data, granted, version: versionOf(built.manifest) })
    const events = createEventStream(createGateway(engine, host, granted, log))
    const dropped = createDroppedFiles(join(data, 'dropped'), granted)
    const server = await startLoopbackServer({ port, rendererFolder: built.rendererFolder, events, dropped, log }).catch(
      (error: unknown) => {
        events.close()
        throw error
      },
    )
    return running(server, engine)
  } catch (error) {
    await engine.stop()
    throw error
  }
}

/** Whether a library is there is the engine's question; one that is named may also lie where nobody can look. */
async function grantNamed(granted: GrantedPaths, path: string): Promise<void> {
  try {
    await granted.grant(path)
  } catch (error) {
    throw new AppError('unreadable', `This path cannot be opened: ${path}`, { path }, { cause: error })
  }
}

function running(server: LoopbackServer, engine: EngineLink): RunningServer {
  return {
    url: server.url,
    ticket: server.ticket,
    async stop() {
      await server.close()
      await engine.stop()
    },
  }
}

/** A library that was named is opened at once, so that what is wrong with it is said where it was named. */
async function openLibrary(engine: EngineLink, path: string): Promise<void> {
  const client = connectLocally(engine)
  try {
    await client.call('library.open', { path })
  } finally {
    client.close()
  }
}

function versionOf(manifest: URL): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version
}
