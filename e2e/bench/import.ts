import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeReports } from './generated-reports.ts'
import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

const REPORTS = 1_500

async function megabytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(entries.filter(entry => entry.isFile()).map(entry => stat(join(entry.parentPath, entry.name))))
  return sizes.reduce((sum, { size }) => sum + size, 0) / 1e6
}

/** Speed on clean text and on the real corpus, and whether the server's thread stays free meanwhile. */
export async function measureImport({ folders, corpus, serve }: Workplace): Promise<Figure[]> {
  const generated = join(folders.home, '干净文本')
  await writeReports(generated, REPORTS, 8_000)
  const figures: Figure[] = []
  const { program, line, longestBlock } = await serve(...(corpus ? [corpus] : []))
  await line.call('library.resume', {})
  const cleanText = { name: 'clean generated text', folder: generated, budget: 5 }
  // Of the real corpus only part is text; its share that is not can be refused faster than it can be read.
  const measured = corpus ? [cleanText, { name: 'the real corpus', folder: corpus, budget: null }] : [cleanText]
  for (const { name, folder, budget } of measured) {
    await line.call('host.grant', { path: folder })
    await longestBlock()
    const { seconds, reports } = await line.call<{ seconds: number; reports: number }>('sources.import', { paths: [folder] })
    figures.push(
      budget === null
        ? { what: `import of ${name}, ${reports} reports`, value: seconds, unit: 's', budget }
        : {
            what: `import of ${name}, ${reports} reports`,
            value: (await megabytes(folder)) / seconds,
            unit: 'MB/s',
            budget,
            atLeast: true,
          },
      { what: "longest block of the server's thread during it", value: await longestBlock(), unit: 'ms', budget: 50 },
    )
  }
  line.close()
  await program.kill()
  return figures
}
