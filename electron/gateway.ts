import type { Handlers, MethodOf } from '../shared/contract.ts'
import { AppError, toErrorData } from '../shared/errors.ts'
import { parseClientFrame, type ServerFrame } from '../shared/wire.ts'
import type { Connection, EngineLink } from './engine/link.ts'
import type { GrantedPaths } from './granted-paths.ts'
import { createRouter, findMethod } from './router.ts'

/**
 * Where a window's or tab's calls enter the program: host methods are answered here, paths are checked against what
 * the user opened, everything else goes on to the engine. Desktop and browser edition use the same gateway.
 */
export interface Gateway {
  connect(onText: (text: string) => void): Connection
}

export function createGateway(
  engine: EngineLink,
  hostHandlers: Handlers<MethodOf<'host'>>,
  granted: GrantedPaths,
  log: (method: string, error: unknown) => void,
): Gateway {
  const hostRouter = createRouter('host', hostHandlers, log)

  return {
    connect(onText) {
      const reply = (frame: ServerFrame) => onText(JSON.stringify(frame))
      const line = engine.connect(onText)
      const session = hostRouter.openSession(reply)

      async function forward(id: number, method: string, input: unknown, text: string): Promise<void> {
        try {
          for (const path of pathsNamed(method, input)) {
            if (!(await granted.allows(path))) {
              throw new AppError('not-permitted', 'This path was not opened by the user.', { path })
            }
          }
          line.send(text)
        } catch (error) {
          reply({ kind: 'failure', id, error: toErrorData(error) })
        }
      }

      return {
        send(text) {
          const frame = parseClientFrame(text)
          if (!frame) return
          if (frame.kind === 'cancel') {
            session.receive(frame)
            line.send(text)
          } else if (findMethod(frame.method)?.side === 'host') session.receive(frame)
          else void forward(frame.id, frame.method, frame.input, text)
        },
        close() {
          session.close()
          line.close()
        },
      }
    },
  }
}

/** The paths in an input, by the contract's own list of path fields. Ill-typed values are left to the input check. */
function pathsNamed(method: string, input: unknown): string[] {
  const fields = findMethod(method)?.paths ?? []
  const values = fields.map(field => (input as Record<string, unknown> | null)?.[field])
  return values.flat().filter(value => typeof value === 'string')
}
