import type { EventEmitter } from 'node:events'

/** Emits an event as Electron does, details on the event itself, and tells whether a listener prevented it. */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}, ...args: unknown[]): boolean {
  let prevented = false
  const event = {
    ...details,
    get defaultPrevented() {
      return prevented
    },
    preventDefault() {
      prevented = true
    },
  }
  emitter.emit(name, event, ...args)
  return prevented
}
