import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * For tests: the URL of a built entry, `serve.js`. Whatever runs in threads is tested as it is built: Node strips types
 * by WASM, and WASM code in several threads at once now and then ends Node 24 with `Check failed: jit_page.has_value()`.
 */
export function builtEntry(name: string): string {
  const entry = new URL(`../../out/main/${name}`, import.meta.url)
  if (!existsSync(fileURLToPath(entry))) throw new Error('The program is not built yet. Run "npm run build" first.')
  return entry.href
}
