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
  /** `path` is raw, as the request wrote it. */
  | { readonly allowed: true; readonly route: Route; readonly path: string; readonly query: URLSearchParams }
  | { readonly allowed: false; readonly status: RefusalStatus; readonly reason: string }
/** `file` is one of the page's, `open` a ticket that leads to the page. */
export type Route = 'file' | 'open' | 'upload' | 'socket'
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
  own.search = asked.slice(path.length)
  const allow = (route: Route): Verdict => ({ allowed: true, route, path, query: own.searchParams })

  if (path === '/socket') return refusedSocket(request, server) ?? allow('socket')
  if (request.upgrade) return refuse(404, 'There is no socket at this address.')
  if (path === '/upload') return refusedUpload(request, server) ?? allow('upload')
  const opening = path.startsWith('/open/')
  if (request.method !== 'GET' && (opening || request.method !== 'HEAD')) return refuse(405, 'The page is fetched with GET.')
  return allow(opening ? 'open' : 'file')
}

function refusedSocket(request: RequestFacts, server: GuardedServer): Verdict | undefined {
  if (request.method !== 'GET') return refuse(405, 'The socket is opened with GET.')
  if (!request.upgrade) return refuse(400, 'This address speaks WebSocket only.')
  if (request.origin === undefined) return refuse(403, NO_ORIGIN)
  const [protocol, token, ...others] = (request.subprotocols ?? '').split(',').map(name => name.trim())
  if (protocol !== 'duidu' || others.length > 0) return refuse(400, 'This is not the protocol of Duidu.')
  return server.tokenMatches(token) ? undefined : refuse(401, WRONG_TOKEN)
}

function refusedUpload(request: RequestFacts, server: GuardedServer): Verdict | undefined {
  if (request.method !== 'POST') return refuse(405, 'Files are handed over with POST.')
  if (request.origin === undefined) return refuse(403, NO_ORIGIN)
  const token = /^Bearer (\S+)$/.exec(request.authorization ?? '')?.[1]
  return server.tokenMatches(token) ? undefined : refuse(401, WRONG_TOKEN)
}

const NO_ORIGIN = 'This request does not say where it comes from.'
const WRONG_TOKEN = 'The token is missing or wrong. Open Duidu by the address it printed when it started.'

function refuse(status: RefusalStatus, reason: string): Verdict {
  return { allowed: false, status, reason }
}
