import { app } from 'electron'
import type { EngineLink } from '../engine/link.ts'

/** An engine that hangs must not keep the program from ending; everything it confirmed is on the disk already. */
const PATIENCE_MS = 5000

/** Quitting waits until the engine has closed the library, also when it is told to quit while the engine still starts. */
export function stopBeforeQuit(starting: Promise<EngineLink>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  const stop = async () => {
    const engine = await starting.catch(() => undefined)
    await engine?.stop()
  }
  app.on('will-quit', event => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    const late = new Promise<void>(resolve => {
      setTimeout(resolve, PATIENCE_MS)
    })
    void Promise.race([stop(), late]).then(() => {
      state = 'stopped'
      app.quit()
    })
  })
}
