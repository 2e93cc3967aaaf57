import type { Method } from '../shared/contract/method.ts'
import { type CallContext, contract, type Handlers, type MethodName, type MethodOf } from '../shared/contract.ts'
import { AppError, toErrorData } from '../shared/errors.ts'
import type { ClientFrame, ServerFrame } from '../shared/wire.ts'

type Side = 'engine' | 'host'

/** The contract's own entry for a name; inherited names (`constructor`, `__proto__`) are no methods. */
export function findMethod(name: string): Method<Side, unknown, unknown, unknown> | undefined {
  return Object.hasOwn(contract, name) ? contract[name as MethodName] : undefined
}

/** One client's calls. `send` gets every frame that goes back; `log` gets what must not leave the program. */
export interface Session {
  receive(frame: ClientFrame): void
  /** Cancels whatever still runs; nothing is sent any more. */
  close(): void
}

export interface Router {
  openSession(send: (frame: ServerFrame) => void): Session
}

/**
 * Allow-list, input check, call, errors into replies. Never throws across the boundary. One router serves one side of
 * the contract; a name of the other side is as unknown as any other.
 */
export function createRouter<S extends Side>(
  side: S,
  handlers: Handlers<MethodOf<S>>,
  log: (method: string, error: unknown) => void,
): Router {
  async function answer(method: string, input: unknown, context: CallContext): Promise<unknown> {
    const entry = findMethod(method)
    if (!entry || entry.side !== side) throw new AppError('unknown-method', `There is no method "${method.slice(0, 80)}".`)
    const parsed = entry.input.safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const where = issue?.path.join('.') ?? ''
      throw new AppError('bad-input', `${method}: ${where ? `${where}: ` : ''}${issue?.message ?? 'wrong input'}`, { method, where })
    }
    // The table pairs each method with its handler's types; the pairing is lost once the name is a variable.
    const handler = handlers[method as MethodOf<S>] as (input: unknown, context: CallContext) => unknown
    return (await handler(parsed.data, context)) ?? null
  }

  return {
    openSession(send) {
      const running = new Map<number, AbortController>()
      let closed = false
      const reply = (frame: ServerFrame) => {
        if (!closed) send(frame)
      }

      async function call(id: number, method: string, input: unknown): Promise<void> {
        const controller = new AbortController()
        running.set(id, controller)
        try {
          const progress = (value: unknown) => reply({ kind: 'progress', id, progress: value })
          const value = await answer(method, input, { signal: controller.signal, progress })
          reply({ kind: 'result', id, value })
        } catch (error) {
          const data = toErrorData(error)
          if (data.code === 'unexpected') log(method, error)
          reply({ kind: 'failure', id, error: data })
        } finally {
          running.delete(id)
        }
      }

      return {
        receive(frame) {
          if (frame.kind === 'cancel') running.get(frame.id)?.abort()
          else void call(frame.id, frame.method, frame.input)
        },
        close() {
          closed = true
          for (const controller of running.values()) controller.abort()
        },
      }
    },
  }
}
