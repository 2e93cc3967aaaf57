/** What is looked at of a request before anything is done for it. Header values as they came. */
export interface RequestFacts {
  readonly method: string | undefined
  /** Path and query as they came. */
  readonly url: string | undefined
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly authorization: string | undefined
  /** Sec-WebSocket-Protocol; looked at for the socket only. */
  readonly subprotocols: string | undefined
  /** Whether the request wants to become a WebSocket. */
  readonly upgrade: boolean
}

/** What the request is compared with. */
export interface GuardedServer {
  readonly port: number
  readonly tokenMatches: (candidate: string | undefined) => boolean
}

export type Verdict =
  | { readonly allowed: true; readonly route: 'file' | 'open' | 'upload' | 'socket'; readonly url: URL; readonly path: string }
  | { readonly allowed: false; readonly status: RefusalStatus; readonly reason: string }
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 421

/**
 * The one rule for who may ask this server for what. Any program and any web page on this machine can reach the port,
 * so each of these stands alone:
 * - Host must be ours. A page that rebinds its own name to 127.0.0.1 still sends that name.
 * - Origin must be ours. A foreign page sends its own, whatever it asks for. None at all is fine only for fetching
 *   the page's files, which hold no secret: a browser sends none there.
 * - The token must be right for everything that does something: it is in no cookie and in no file of the page.
 */
export function guardRequest(request: RequestFacts, server: GuardedServer): Verdict {
  const own = new URL(`http://127.0.0.1:${server.port}`)
  if (request.host !== own.host) return refuse(421, 'This address does not belong to Duidu.')
  if (request.origin !== undefined && request.origin !== own.origin) return refuse(403, 'This request comes from another origin.')

  const asked = request.url ?? ''
  // Only the origin form: an absolute form could name another host than the Host header.
  if (!asked.startsWith('/')) return refuse(400, 'This is not a path.')
  const path = asked.split(/[?#]/, 1)[0] ?? ''
  const url = new URL(own)
  url.search = asked.slice(path.length)

  if (path === '/socket') {
    if (request.method !== 'GET') return refuse(405, 'The socket is opened with GET.')
    if (!request.upgrade) return refuse(400, 'This address speaks WebSocket only.')
    if (request.origin === undefined) return refuse(403, 'This request does not say where it comes from.')
    const [protocol, token, ...others] = (request.subprotocols ?? '').split(',').map(name => name.trim())
    if (protocol !== 'duidu' || others.length > 0) return refuse(400, 'This is not the protocol of Duidu.')
    return server.tokenMatches(token) ? { allowed: true, route: 'socket', url, path } : refuse(401, WRONG_TOKEN)
  }
  if (request.upgrade) return refuse(404, 'There is no socket at this address.')
  if (path === '/upload') {
    if (request.method !== 'POST') return refuse(405, 'Files are handed over with POST.')
    if (request.origin === undefined) return refuse(403, 'This request does not say where it comes from.')
    const token = /^Bearer (\S+)$/.exec(request.authorization ?? '')?.[1]
    return server.tokenMatches(token) ? { allowed: true, route: 'upload', url, path } : refuse(401, WRONG_TOKEN)
  }
  if (path.startsWith('/open/')) return request.method === 'GET' ? { allowed: true, route: 'open', url, path } : refuse(405, GET_ONLY)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, GET_ONLY)
  return { allowed: true, route: 'file', url, path }
}

const WRONG_TOKEN = 'The token is missing or wrong. Open Duidu by the address it printed when it started.'
const GET_ONLY = 'The page is fetched with GET.'

function refuse(status: RefusalStatus, reason: string): Verdict {
  return { allowed: false, status, reason }
}
