import { startEngine } from './test-engine.ts'

/** For the test of interrupted imports: imports a folder into the library of a test's folder, and is killed meanwhile. */
const [folder = '', path = ''] = process.argv.slice(2)
const engine = await startEngine({ folder })
await engine.call('sources.import', { paths: [path] }, { progress: ({ done }) => process.stdout.write(`${done}\n`) })
process.stdout.write('ended\n')
await engine.services.close()
