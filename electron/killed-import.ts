import { join } from 'node:path'
import { builtPaths } from './engine/built-paths.ts'
import { builtEntry } from './engine/built-program.ts'
import { linkEngine } from './engine/link.ts'
import { connectLocally } from './engine/local-client.ts'
import { startEngineThread } from './engine/thread.ts'

/** For the test of interrupted imports: imports a folder into the library of a test's folder, and is killed meanwhile. */
const [folder = '', path = ''] = process.argv.slice(2)
const engine = await linkEngine(() => startEngineThread(new URL(builtEntry('engine.js')), error => process.stderr.write(error.message)), {
  dataFolder: join(folder, 'data'),
  ...builtPaths(builtEntry('engine.js')).parts,
  sampleFolder: join(folder, 'sample'),
  libraryPath: null,
  backups: null,
  watching: null,
})
const client = connectLocally(engine)
await client.call('library.open', { path: join(folder, '书库.duidu'), create: true })
await client.call(
  'sources.import',
  { paths: [path] },
  { onProgress: ({ phase, done }) => phase === 'importing' && process.stdout.write(`${done}\n`) },
)
process.stdout.write('ended\n')
client.close()
await engine.stop()
