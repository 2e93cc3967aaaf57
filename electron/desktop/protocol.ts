import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { SECURITY_HEADERS } from '../content-security.ts'
import { locateStaticFile } from '../static-files.ts'
import { isOwnAddress, SCHEME } from './origin.ts'

/** Before `ready`. A standard, secure scheme gives the page an origin of its own, unlike `file:`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** After `ready`. Serves the built page and nothing else, by the path rule and with the headers of both editions. */
export function serveOwnFiles(rendererFolder: string): void {
  protocol.handle(SCHEME, request => answer(rendererFolder, request))
}

async function answer(rendererFolder: string, request: Request): Promise<Response> {
  if (!isOwnAddress(request.url)) return refusal(403)
  if (request.method !== 'GET') return refusal(405)
  const file = locateStaticFile(rendererFolder, new URL(request.url).pathname)
  if (!file.found) return refusal(file.status)
  try {
    return new Response(await readFile(file.path), { headers: { ...SECURITY_HEADERS, 'Content-Type': file.contentType } })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return refusal(404)
    throw error
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}
