import { utilityProcess } from 'electron'
import type { EngineProcess, FromEngine } from '../engine/protocol.ts'

/** Runs the engine in a utility process of its own, so that neither SQL nor parsing ever holds up the window. */
export function startEngineProcess(script: string): EngineProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Duidu engine', stdio: 'inherit' })
  return {
    post: message => child.postMessage(message),
    onMessage: listener => {
      child.on('message', (message: FromEngine) => listener(message))
    },
    onExit: listener => {
      child.on('exit', () => listener())
    },
    kill: () => {
      child.kill()
    },
  }
}
