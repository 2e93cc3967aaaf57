import type { TableLanguage } from '../../shared/model/table.ts'
import { createAttempts } from './attempt.ts'
import type { AppState } from './store.ts'

type Write = (to: {
  readonly directory: string
  readonly language: TableLanguage
}) => Promise<{ readonly file: string; readonly rows: number }>

/** Asks for a folder, has a table written into it in the window's language, and says where it is. */
export function createTableWriter(get: () => AppState): (write: Write) => Promise<void> {
  const { attempt } = createAttempts(get)
  return write =>
    attempt(async () => {
      const [directory] = (await get().pickPaths('export-folder')) ?? []
      if (!directory) return
      const { file, rows } = await write({ directory, language: get().language })
      get().notifyWritten([file], rows)
    })
}
