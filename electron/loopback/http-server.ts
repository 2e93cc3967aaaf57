import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { AppError, type ErrorCode, type ErrorData, toErrorData } from '../../shared/errors.ts'
import { SECURITY_HEADERS } from '../content-security.ts'
import { locateStaticFile } from '../static-files.ts'
import type { DroppedFiles } from './dropped-files.ts'
import type { EventStream } from './event-stream.ts'
import { guardRequest, type RequestFacts, type Verdict } from './request-guard.ts'
import { createSessionToken } from './session-token.ts'

export interface LoopbackOptions {
  /** 0 for any free one. */
  readonly port: number
  readonly rendererFolder: string
  readonly events: EventStream
  readonly dropped: DroppedFiles
  readonly log: (what: string, error: unknown) => void
}

export interface LoopbackServer {
  readonly port: number
  /** The page's address with the token in its fragment, which no browser sends anywhere. */
  readonly url: string
  /** Another way to the same page, good for one request: for handing to a program whose arguments others can read. */
  ticket(): string
  close(): Promise<void>
}

/** Serves the page and its socket on 127.0.0.1, to whom `guardRequest` lets through. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const token = createSessionToken()
  const tickets = new Set<string>()
  const server = createServer()
  const port = await listen(server, options.port)
  const origin = new URL(`http://127.0.0.1:${port}`).origin

  const guard = (request: IncomingMessage, upgrade: boolean): Verdict =>
    guardRequest(factsOf(request, upgrade), { port, tokenMatches: token.matches })

  async function serveFile(path: string, response: ServerResponse): Promise<void> {
    const file = locateStaticFile(options.rendererFolder, path)
    if (!file.found) return answerText(response, file.status, STATUS_CODES[file.status] ?? '')
    let content: Buffer
    try {
      content = await readFile(file.path)
    } catch (error) {
      if (!NO_FILE.has((error as NodeJS.ErrnoException).code ?? '')) throw error
      return answerText(response, 404, 'Not Found')
    }
    answer(response, 200, file.contentType, content)
  }

  async function saveUpload(query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const announced = Number(request.headers['content-length'] ?? 0)
      if (announced > options.dropped.maxBytes) throw new AppError('too-large', 'This file is too large.')
      const bytes = request.iterator({ destroyOnReturn: false })
      const drop = query.get('drop')
      const place = drop === null ? undefined : { drop, folders: query.getAll('folder') }
      const path = await options.dropped.save(query.get('name') ?? '', bytes, place)
      answerJson(response, 200, { path })
    } catch (error) {
      // A connection closed while the page still sends would hide the answer from it: the rest is read and thrown away.
      request.resume()
      const data = toErrorData(error)
      if (data.code === 'unexpected' && !request.destroyed) options.log('upload', error)
      answerJson(response, UPLOAD_STATUS[data.code] ?? 500, data)
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verdict = guard(request, false)
    if (!verdict.allowed) return answerText(response, verdict.status, verdict.reason)
    if (verdict.route === 'upload') return saveUpload(verdict.query, request, response)
    if (verdict.route === 'file') return serveFile(verdict.path, response)
    if (!tickets.delete(verdict.path))
      return answerText(response, 401, 'This link was used already. Start Duidu again, or use its printed address.')
    response.setHeader('Location', `/#token=${token.text}`)
    answerText(response, 303, 'See Other')
  }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => {
      options.log('request', error)
      if (response.headersSent) response.destroy()
      else answerText(response, 500, 'Internal Server Error')
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const verdict = guard(request, true)
    if (verdict.allowed) options.events.accept(request, socket, head)
    else refuseUpgrade(socket, verdict.status, verdict.reason)
  })

  return {
    port,
    url: `${origin}/#token=${token.text}`,
    ticket() {
      const path = `/open/${createSessionToken().text}`
      tickets.add(path)
      return `${origin}${path}`
    },
    close() {
      options.events.close()
      return new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

/** What reading a file answers when there is none. */
const NO_FILE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'])

const UPLOAD_STATUS: Readonly<Partial<Record<ErrorCode, number>>> = { 'bad-input': 400, 'too-large': 413, 'disk-full': 507 }

function factsOf(request: IncomingMessage, upgrade: boolean): RequestFacts {
  const { host, origin, authorization } = request.headers
  return {
    method: request.method,
    url: request.url,
    host,
    origin,
    authorization,
    subprotocols: request.headers['sec-websocket-protocol'],
    upgrade,
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new AppError('conflict', `Port ${port} is used by another program.`, { port }))
      else if (error.code === 'EACCES') reject(new AppError('not-permitted', `You may not use port ${port}.`, { port }))
      else reject(error)
    })
    server.listen({ host: '127.0.0.1', port }, () => resolve((server.address() as AddressInfo).port))
  })
}

function answer(response: ServerResponse, status: number, contentType: string, content: Buffer | string): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(content) })
  response.end(content)
}

function answerText(response: ServerResponse, status: number, text: string): void {
  answer(response, status, 'text/plain; charset=utf-8', `${text}\n`)
}

function answerJson(response: ServerResponse, status: number, data: { path: string } | ErrorData): void {
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(data))
}

/** Before the upgrade there is no response object; the answer is written by hand. */
function refuseUpgrade(socket: Duplex, status: number, reason: string): void {
  const headers = { ...SECURITY_HEADERS, Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' }
  const lines = Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(reason) }).map(([name, value]) => `${name}: ${value}`)
  socket.on('error', () => socket.destroy())
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', reason].join('\r\n'))
}
