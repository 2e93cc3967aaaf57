import { type Client, createClient } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import { createIpcTransport } from './ipc-transport.ts'
import { createSocketTransport } from './socket-transport.ts'
import { takeToken } from './token.ts'

/** The program as the window sees it. */
export interface Api extends Client {
  /**
   * Makes files that were dropped or chosen in the page known to the program; answers paths that may be imported, each
   * once: a file that lay in a dropped folder gives the path of that folder.
   */
  pathsOf(files: readonly File[], places?: DroppedPlaces): Promise<string[]>
}

/** The folders in which dropped files lay, from the dropped one down; files that were dropped as such are not named. */
export interface DroppedPlaces {
  /** A name for all that was dropped at once, a UUID. */
  readonly drop: string
  readonly folders: ReadonlyMap<File, readonly string[]>
}

/** Desktop where the preload's bridge is there, else the browser edition's socket. */
export function createApi(): Api {
  const bridge = window.duidu
  if (bridge) {
    return { ...createClient(createIpcTransport(bridge)), pathsOf: files => bridge.grantFiles(files) }
  }
  const token = takeToken()
  return {
    ...createClient(createSocketTransport(token)),
    pathsOf: async (files, places) => [...new Set(await Promise.all(files.map(file => upload(file, token, places))))],
  }
}

async function upload(file: File, token: string, places?: DroppedPlaces): Promise<string> {
  const query = new URLSearchParams({ name: file.name })
  const folders = places?.folders.get(file) ?? []
  if (places && folders.length > 0) query.set('drop', places.drop)
  for (const folder of folders) query.append('folder', folder)
  const response = await fetch(`/upload?${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: file,
  })
  if (!response.ok) {
    throw new AppError(response.status === 413 ? 'too-large' : 'unreadable', 'The file could not be handed over.', { path: file.name })
  }
  const answer = (await response.json()) as { path: string }
  return answer.path
}
