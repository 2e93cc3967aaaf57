import { parentPort } from 'node:worker_threads'
import type { EventName, EventPayload } from '../../shared/contract.ts'
import { toErrorData } from '../../shared/errors.ts'
import { parseClientFrame } from '../../shared/wire.ts'
import { createHandlers } from '../handlers.ts'
import { log } from '../log.ts'
import { createRouter, type Router, type Session } from '../router.ts'
import { createServices, type Services } from '../services/services.ts'
import type { FromEngine, ToEngine } from './protocol.ts'

/** Electron's utility process has its own parent port; under plain Node it is that of the worker thread. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const utilityPort = (process as { parentPort?: UtilityPort }).parentPort

function post(message: FromEngine): void {
  ;(utilityPort ?? parentPort)?.postMessage(message)
}

let services: Services | undefined
let router: Router | undefined
const sessions = new Map<number, Session>()

function emit<E extends EventName>(name: E, payload: EventPayload<E>): void {
  post({ kind: 'frame', channel: null, text: JSON.stringify({ kind: 'event', name, payload }) })
}

async function receive(message: ToEngine): Promise<void> {
  switch (message.kind) {
    case 'start':
      try {
        services = createServices(message.options, emit)
        router = createRouter('engine', createHandlers(services), log)
        post({ kind: 'ready' })
      } catch (error) {
        log('start', error)
        post({ kind: 'failed', error: toErrorData(error) })
      }
      break
    case 'open': {
      const { channel } = message
      const session = router?.openSession(frame => {
        const text = JSON.stringify(frame)
        const ended = frame.kind === 'result' || frame.kind === 'failure'
        post(ended ? { kind: 'frame', channel, text, done: frame.id } : { kind: 'frame', channel, text })
      })
      if (session) sessions.set(channel, session)
      break
    }
    case 'frame': {
      const frame = parseClientFrame(message.text)
      if (frame) sessions.get(message.channel)?.receive(frame)
      break
    }
    case 'close':
      sessions.get(message.channel)?.close()
      sessions.delete(message.channel)
      break
    case 'stop':
      for (const session of sessions.values()) session.close()
      await services?.close()
      post({ kind: 'stopped' })
      if (!utilityPort) parentPort?.close()
      else process.exit(0)
      break
  }
}

if (utilityPort) utilityPort.on('message', event => void receive(event.data as ToEngine))
else parentPort?.on('message', (message: ToEngine) => void receive(message))
