// Loaded into the server with `--import`: since the last question, how long its own thread was blocked, in ms, and the
// most memory that its process, with all threads, held, in bytes.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** How often the memory is looked at, in ms. */
const LOOK = 20

// Threads of the program load this file, too; they may be as busy as they like.
if (isMainThread && process.send) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  let memory = 0
  const look = () => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }
  setInterval(look, LOOK).unref()
  process.on('message', () => {
    look()
    process.send({ longest: delays.max / 1e6, memory })
    delays.reset()
    memory = 0
  })
  process.channel?.unref()
}
