import { contract, type EventName, type EventPayload, type Handlers, type MethodOf } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { parseClientFrame, type ServerFrame } from '../../shared/wire.ts'
import type { EngineLink } from '../engine/link.ts'
import { createRouter } from '../router.ts'

/**
 * For tests of what stands in front of the engine: the real router, in this thread, over the few handlers a test needs.
 * Every other method answers `no-library`.
 */
export function fakeEngineLink(handlers: Partial<Handlers<MethodOf<'engine'>>>) {
  const missing = () => {
    throw new AppError('no-library', 'The fake engine has no library.')
  }
  const names = Object.keys(contract).map(name => [name, missing])
  const router = createRouter('engine', { ...Object.fromEntries(names), ...handlers }, () => {})
  const listeners = new Set<(text: string) => void>()

  const link: EngineLink = {
    connect(onText) {
      listeners.add(onText)
      const session = router.openSession(frame => onText(JSON.stringify(frame)))
      return {
        send(text) {
          const frame = parseClientFrame(text)
          if (frame) session.receive(frame)
        },
        close() {
          listeners.delete(onText)
          session.close()
        },
      }
    },
    stop: async () => {},
  }
  function emit<E extends EventName>(name: E, payload: EventPayload<E>): void {
    const frame: ServerFrame = { kind: 'event', name, payload }
    for (const onText of listeners) onText(JSON.stringify(frame))
  }
  return { link, emit, connected: () => listeners.size }
}
