import type { Handlers, MethodOf } from '../shared/contract.ts'
import { AppError, cancelled, toErrorData } from '../shared/errors.ts'
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

      /** Calls whose paths are being looked at; a cancel that comes meanwhile must not overtake its call. */
      const checking = new Set<number>()

      async function checkAndForward(id: number, method: string, paths: readonly string[], text: string): Promise<void> {
        checking.add(id)
        try {
          for (const path of paths) {
            if (!(await granted.allows(path))) {
              throw new AppError('not-permitted', 'This path was not opened by the user.', { path })
            }
          }
          if (!checking.has(id)) throw cancelled()
          line.send(text)
        } catch (error) {
          const data = toErrorData(error)
          if (data.code === 'unexpected') log(method, error)
          reply({ kind: 'failure', id, error: data })
        } finally {
          checking.delete(id)
        }
      }

      function forward(id: number, method: string, input: unknown, text: string): void {
        const paths = pathsNamed(method, input)
        if (paths.length === 0) line.send(text)
        else void checkAndForward(id, method, paths, text)
      }

      return {
        send(text) {
          const frame = parseClientFrame(text)
          if (!frame) return
          if (frame.kind === 'cancel') {
            if (checking.delete(frame.id)) return
            session.receive(frame)
            line.send(text)
          } else if (findMethod(frame.method)?.side === 'host') session.receive(frame)
          else forward(frame.id, frame.method, frame.input, text)
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
