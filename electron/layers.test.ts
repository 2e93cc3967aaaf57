import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** What a file in each place may import, and what it may not, beside what the compiler refuses. */
const RULES: readonly { readonly from: string; readonly may: readonly string[]; readonly mayNot: readonly string[] }[] = [
  { from: 'shared/text/x.ts', may: ['../model/place.ts', 'zod'], mayNot: ['../../electron/log.ts', 'node:fs', 'react', 'electron'] },
  {
    from: 'electron/store/x.ts',
    may: ['../../shared/errors.ts', '../make-folder.ts', 'better-sqlite3'],
    mayNot: ['electron', '../services/importing/walk.ts', '../importing/format.ts', '../engine/link.ts', '../router.ts'],
  },
  { from: 'electron/store/migrations/x.ts', may: ['../db.ts'], mayNot: ['../../services/importing/walk.ts'] },
  {
    from: 'electron/importing/formats/x.ts',
    may: ['../decode.ts', '../../../shared/errors.ts'],
    mayNot: [
      'better-sqlite3',
      '../../store/db.ts',
      '../../services/importing/walk.ts',
      '../../exporting/report-names.ts',
      '../../gateway.ts',
    ],
  },
  {
    from: 'electron/exporting/x.ts',
    may: ['./report-names.ts'],
    mayNot: ['../store/db.ts', '../importing/format.ts', '../services/importing/walk.ts'],
  },
  {
    from: 'electron/searching/x.ts',
    may: ['../../shared/text/fold.ts', './index/segment.ts'],
    mayNot: ['better-sqlite3', '../store/db.ts', '../services/slices.ts', '../importing/format.ts'],
  },
  {
    from: 'electron/comparing/x.ts',
    may: ['../../shared/model/report.ts'],
    mayNot: ['better-sqlite3', '../store/db.ts', '../services/slices.ts', '../importing/format.ts'],
  },
  {
    from: 'electron/services/x.ts',
    may: ['../store/db.ts', '../importing/format.ts', '../exporting/report-names.ts'],
    mayNot: ['better-sqlite3', 'electron', '../engine/link.ts', '../router.ts', '../command-line/table.ts', '../test-engine.ts'],
  },
  {
    from: 'electron/services/finding/x.ts',
    may: ['../../store/db.ts', '../../searching/arena-corpus.ts', '../library/journal.ts'],
    mayNot: ['better-sqlite3', 'electron', '../../engine/link.ts', '../../router.ts', '../../command-line/table.ts'],
  },
  {
    from: 'electron/engine/x.ts',
    may: ['../services/services.ts', '../handlers.ts'],
    mayNot: ['electron', '../store/db.ts', '../desktop/origin.ts', '../loopback/host.ts'],
  },
  { from: 'electron/handlers.ts', may: ['./services/services.ts'], mayNot: ['electron', 'better-sqlite3', './engine/link.ts'] },
  { from: 'electron/gateway.ts', may: ['./engine/link.ts'], mayNot: ['electron', './services/importing/walk.ts', './store/db.ts'] },
  {
    from: 'electron/loopback/x.ts',
    may: ['../engine/link.ts', '../gateway.ts'],
    mayNot: ['electron', '../store/db.ts', '../services/importing/walk.ts', '../desktop/origin.ts', '../command-line/table.ts'],
  },
  {
    from: 'electron/command-line/x.ts',
    may: ['../engine/link.ts', '../loopback/serve-until-stopped.ts'],
    mayNot: ['electron', '../store/db.ts', '../services/importing/walk.ts', '../importing/format.ts'],
  },
  {
    from: 'electron/desktop/x.ts',
    may: ['electron', '../engine/link.ts', '../gateway.ts'],
    mayNot: [
      'better-sqlite3',
      '../services/importing/walk.ts',
      '../loopback/host.ts',
      './stand-in/run-shell.ts',
      '../../renderer/dom/writing.ts',
    ],
  },
  { from: 'electron/main.ts', may: ['electron', './desktop/ipc.ts'], mayNot: ['./services/services.ts', './loopback/host.ts'] },
  { from: 'electron/preload.ts', may: ['electron', '../shared/bridge.ts', './desktop/channels.ts'], mayNot: ['node:fs', './log.ts'] },
  { from: 'renderer/ui/x.tsx', may: ['react', './button.tsx'], mayNot: ['../../shared/errors.ts', '../state/store.ts', 'react-i18next'] },
  { from: 'renderer/dom/x.ts', may: ['../../shared/errors.ts'], mayNot: ['react', '../api/api.ts', '../state/store.ts', '../ui/bar.tsx'] },
  { from: 'renderer/api/x.ts', may: ['../../shared/client.ts'], mayNot: ['../../shared/schemas.ts', '../state/store.ts', 'zod'] },
  { from: 'renderer/locale/en/x.ts', may: ['../words.ts'], mayNot: ['../../state/store.ts', '../../features/notes/group-notes.ts'] },
  {
    from: 'renderer/state/x.ts',
    may: ['../api/api.ts'],
    mayNot: ['../dom/writing.ts', '../screens/report-facets.tsx', '../testing/mount.tsx'],
  },
  {
    from: 'renderer/naming/x.ts',
    may: ['../state/store.ts', '../locale/words.ts'],
    mayNot: ['../ui/bar.tsx', '../dom/writing.ts', '../features/notes/group-notes.ts'],
  },
  {
    from: 'renderer/features/notes/x.ts',
    may: ['../../state/store.ts', '../../ui/bar.tsx', '../../dom/writing.ts', '../../locale/use-origin.ts', '../../../shared/errors.ts'],
    mayNot: [
      '../tagging/match-tags.ts',
      '../../features/tagging/match-tags.ts',
      '../../screens/report-facets.tsx',
      '../../api/api.ts',
      '../../testing/mount.tsx',
      '../../../electron/log.ts',
      '../../../shared/schemas.ts',
      'zod',
    ],
  },
  {
    from: 'renderer/screens/x.tsx',
    may: ['../features/notes/group-notes.ts', '../state/store.ts'],
    mayNot: ['../api/api.ts', '../app.tsx', '../testing/mount.tsx', 'zod'],
  },
  { from: 'renderer/app.tsx', may: ['./screens/report-facets.tsx'], mayNot: ['zod', '../shared/schemas.ts', './testing/mount.tsx'] },
  { from: 'e2e/journeys/x.ts', may: ['../fixtures/app.ts'], mayNot: ['../../electron/log.ts', '../../shared/errors.ts'] },
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-layers-'))
  for (const name of ['biome.json', '.gitignore']) await copyFile(resolve(import.meta.dirname, '..', name), join(folder, name))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Finding {
  readonly location: { readonly path: string; readonly start: { readonly line: number } }
}

/** `file:line` of every import that the linter refuses. */
async function refusedImports(): Promise<string[]> {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.']
  const output = await new Promise<string>(done => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_error, stdout) => done(stdout))
  })
  const { diagnostics } = JSON.parse(output) as { diagnostics: Finding[] }
  return diagnostics.map(({ location }) => `${location.path}:${location.start.line}`)
}

it('each layer imports what it may and nothing else', async () => {
  const lines = RULES.flatMap(({ from, may, mayNot }) =>
    [...may, ...mayNot].map((name, at) => ({ at: `${from}:${at + 1}`, what: `${from} imports ${name}`, refused: at >= may.length })),
  )
  for (const { from, may, mayNot } of RULES) {
    await mkdir(dirname(join(folder, from)), { recursive: true })
    await writeFile(join(folder, from), [...may, ...mayNot].map(name => `import '${name}'\n`).join(''))
  }
  const refused = new Set(await refusedImports())
  expect(lines.filter(line => refused.has(line.at)).map(({ what }) => what)).toEqual(
    lines.filter(line => line.refused).map(({ what }) => what),
  )
})
