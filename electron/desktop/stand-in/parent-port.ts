import { EventEmitter } from 'node:events'

// Loaded into the engine's process before the engine itself: the port that a utility process of Electron has to its
// parent, over the channel of a plain child process.
const port = new EventEmitter()
// Listening opens the channel, so this waits for the engine's own listener: what came earlier would be lost.
port.once('newListener', () => {
  process.on('message', data => port.emit('message', { data }))
})
process.on('disconnect', () => process.exit())
Object.assign(process, {
  parentPort: Object.assign(port, {
    postMessage: (message: unknown) => {
      process.send?.(message)
    },
  }),
})
