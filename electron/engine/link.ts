import { AppError, type ErrorData, fromErrorData } from '../../shared/errors.ts'
import { parseClientFrame, type ServerFrame } from '../../shared/wire.ts'
import { log } from '../log.ts'
import type { ServiceOptions } from '../services/options.ts'
import type { EngineProcess, FromEngine } from './protocol.ts'

/** One client's line to the engine. Texts are frames of `shared/wire.ts`. */
export interface Connection {
  send(text: string): void
  close(): void
}

/** The engine seen from the thread that owns the window; it relays texts and never waits for SQL. */
export interface EngineLink {
  connect(onText: (text: string) => void): Connection
  /** Ends all work, closes the library and the process; resolves when it is closed. */
  stop(): Promise<void>
}

interface Line {
  readonly onText: (text: string) => void
  readonly pending: Set<number>
}

const STOPPED: ErrorData = {
  code: 'engine-stopped',
  message: 'The engine stopped and was started again. Nothing that was confirmed is lost.',
}
/** An engine that dies this often without answering a single call would only die again. */
const MAX_RESTARTS = 3

/**
 * Starts the engine and starts it again when it dies: pending calls fail with `engine-stopped`, then every client
 * hears `engine.restarted`. Rejects when the engine cannot start at all.
 */
export async function linkEngine(spawn: () => EngineProcess, options: ServiceOptions): Promise<EngineLink> {
  const lines = new Map<number, Line>()
  let nextChannel = 1
  let stopping: (() => void) | undefined
  let restarts = 0
  let alive = true
  let engine = await launch()

  function relay(message: FromEngine): void {
    if (message.kind === 'stopped') stopping?.()
    if (message.kind !== 'frame') return
    if (message.channel === null) {
      for (const line of lines.values()) line.onText(message.text)
      return
    }
    const line = lines.get(message.channel)
    if (message.done !== undefined) {
      line?.pending.delete(message.done)
      restarts = 0
    }
    line?.onText(message.text)
  }

  function launch(): Promise<EngineProcess> {
    return new Promise((resolve, reject) => {
      const process = spawn()
      let ready = false
      process.onMessage(message => {
        if (message.kind === 'ready') {
          ready = true
          alive = true
          resolve(process)
        } else if (message.kind === 'failed') reject(fromErrorData(message.error))
        else relay(message)
      })
      process.onExit(() => {
        alive = false
        if (stopping) stopping()
        else if (ready) void restart()
        else reject(new AppError('engine-stopped', 'The engine stopped while it was starting.'))
      })
      process.post({ kind: 'start', options })
    })
  }

  async function restart(): Promise<void> {
    for (const line of lines.values()) {
      for (const id of line.pending) line.onText(JSON.stringify({ kind: 'failure', id, error: STOPPED } satisfies ServerFrame))
      line.pending.clear()
    }
    restarts += 1
    if (restarts > MAX_RESTARTS) return
    try {
      engine = await launch()
    } catch (error) {
      // Calls go on to fail with `engine-stopped`.
      log('the engine could not be started again', error)
      return
    }
    for (const [channel, line] of lines) {
      engine.post({ kind: 'open', channel })
      line.onText(JSON.stringify({ kind: 'event', name: 'engine.restarted', payload: {} } satisfies ServerFrame))
    }
  }

  return {
    connect(onText) {
      const channel = nextChannel++
      const line: Line = { onText, pending: new Set() }
      lines.set(channel, line)
      engine.post({ kind: 'open', channel })
      return {
        send(text) {
          const frame = parseClientFrame(text)
          if (!frame) return
          if (frame.kind === 'call') {
            // A dead process swallows what is posted to it, and nobody would ever answer.
            if (!alive) {
              onText(JSON.stringify({ kind: 'failure', id: frame.id, error: STOPPED } satisfies ServerFrame))
              return
            }
            line.pending.add(frame.id)
          }
          engine.post({ kind: 'frame', channel, text })
        },
        close() {
          lines.delete(channel)
          engine.post({ kind: 'close', channel })
        },
      }
    },
    stop() {
      return new Promise(resolve => {
        stopping = resolve
        if (alive) engine.post({ kind: 'stop' })
        else resolve()
      })
    },
  }
}
