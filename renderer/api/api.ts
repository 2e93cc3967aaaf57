import { type Client, createClient } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import { createIpcTransport } from './ipc-transport.ts'
import { createSocketTransport } from './socket-transport.ts'
import { takeToken } from './token.ts'

/** The program as the window sees it. */
export interface Api extends Client {
  /** Makes files that were dropped or chosen in the page known to the program; answers paths that may be imported. */
  pathsOf(files: readonly File[]): Promise<string[]>
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
    pathsOf: files => Promise.all(files.map(file => upload(file, token))),
  }
}

async function upload(file: File, token: string): Promise<string> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
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
