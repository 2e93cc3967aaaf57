// node electron/entry.mjs NAME [ARG…]         checks the Node version, then runs electron/NAME.ts.
// node electron/entry.mjs --built NAME [ARG…] the same for a built entry, out/main/NAME.js.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import './node-guard.mjs'

const [node, , ...words] = process.argv
const built = words[0] === '--built'
if (built) words.shift()
const [name, ...args] = words
const script = new URL(built ? `../out/main/${name}.js` : `./${name}.ts`, import.meta.url)
if (built && !existsSync(script)) {
  process.stderr.write('Duidu is not built yet. Run "npm run build" first.\n')
  process.exit(1)
}
process.argv = [node, fileURLToPath(script), ...args]
await import(script.href)
