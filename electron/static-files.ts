import { extname, join } from 'node:path'

/** What the renderer's build consists of; any other kind of file is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** A name of the build: never hidden, never `..`, no separator of any system, no drive letter or stream. */
const PLAIN_NAME = /^[\w@-][\w@.-]*$/

export type StaticFile =
  | { readonly found: true; readonly path: string; readonly contentType: string }
  | { readonly found: false; readonly status: 400 | 403 | 404 }

/**
 * The file below `root` that a request's path names. Pure: whether the file exists is seen when it is read. The path
 * is decoded once and every segment must then be a plain name, so that neither `..` nor an encoded form of it, nor a
 * backslash, leaves the root. A path that decodes to none is 400, one that leads elsewhere 403.
 */
export function locateStaticFile(root: string, requestPath: string): StaticFile {
  const decoded = decode(requestPath)
  if (!decoded?.startsWith('/')) return { found: false, status: 400 }
  const names = decoded === '/' ? ['index.html'] : decoded.slice(1).split('/')
  if (!names.every(name => PLAIN_NAME.test(name))) return { found: false, status: 403 }
  const path = join(root, ...names)
  const contentType = CONTENT_TYPES[extname(path)]
  return contentType ? { found: true, path, contentType } : { found: false, status: 404 }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
