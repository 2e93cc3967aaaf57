// Loaded into the server with `--import`: how long its own thread was blocked since the last question, in ms.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

// Threads of the program load this file, too; they may be as busy as they like.
if (isMainThread && process.send) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  process.on('message', () => {
    process.send({ longest: delays.max / 1e6 })
    delays.reset()
  })
  process.channel?.unref()
}
