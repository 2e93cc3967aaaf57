import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Gateway } from '../gateway.ts'

/** Bytes of one frame from a page; the largest real one is a bulk edit of 100,000 reports. */
const MAX_FRAME_BYTES = 8 * 1024 * 1024
/** Bytes a page may be behind; one that reads nothing any more is let go, it loads afresh when it comes back. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024
const HEARTBEAT_MS = 30_000

/** The pages that are connected, each over one WebSocket that is one connection to the gateway. */
export interface EventStream {
  /** Takes over a request that the guard let through. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Lets go of every page. */
  close(): void
}

/** Calls the task again and again; returns the function that ends it. Passed as an argument by tests. */
export type Repeat = (task: () => void) => () => void

const everyHeartbeat: Repeat = task => {
  const timer = setInterval(task, HEARTBEAT_MS)
  return () => clearInterval(timer)
}

export function createEventStream(gateway: Gateway, repeat: Repeat = everyHeartbeat): EventStream {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    // Never the token: the answer's headers show in the browser's developer tools.
    handleProtocols: () => 'duidu',
    // On one machine packing costs more than it saves.
    perMessageDeflate: false,
  })
  const answered = new WeakSet<WebSocket>()

  server.on('connection', socket => {
    const line = gateway.connect(text => {
      if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate()
      else if (socket.readyState === socket.OPEN) socket.send(text)
    })
    answered.add(socket)
    socket.on('pong', () => answered.add(socket))
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'text only')
      else line.send(data.toString())
    })
    socket.on('close', () => line.close())
    // A frame over the limit or against the protocol: ws closes the socket itself and says why in the close code.
    socket.on('error', () => {})
  })

  const endHeartbeat = repeat(() => {
    for (const socket of server.clients) {
      if (answered.delete(socket)) socket.ping()
      else socket.terminate()
    }
  })

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, accepted => server.emit('connection', accepted, request))
    },
    close() {
      endHeartbeat()
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
