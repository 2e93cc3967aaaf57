import { type Client, createClient } from '../../shared/client.ts'
import type { Connection, EngineLink } from './link.ts'

/** A client in the program that owns the engine: what a window has, without a window's borders. */
export function connectLocally(engine: EngineLink): Client {
  let connection: Connection | undefined
  return createClient({
    start(onText) {
      connection = engine.connect(onText)
    },
    send: text => connection?.send(text),
    close: () => connection?.close(),
  })
}
