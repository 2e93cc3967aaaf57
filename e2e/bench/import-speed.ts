import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type WRITERS, writeFiles } from './generated-files.ts'
import { generateReports } from './generated-reports.ts'
import { importInto } from './import-run.ts'
import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

/** How many generated files of each format are imported. */
const COUNTS: Readonly<Record<keyof typeof WRITERS, number>> = { txt: 1_500, docx: 600, pdf: 100, html: 600, csv: 600 }
/** Of each report. */
const CHARACTERS = 8_000

/** Through the whole pipeline, from the folder on the disk to the library. */
export async function measureFormats(workplace: Workplace): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [ending, count] of Object.entries(COUNTS) as [keyof typeof WRITERS, number][]) {
    const folder = join(workplace.folders.home, `生成的${ending}`)
    const bytes = await writeFiles(folder, generateReports(count, CHARACTERS), ending)
    figures.push(...(await speed(workplace, folder, ending, { files: count, bytes })))
  }
  const real = workplace.corpus && join(workplace.corpus, 'cities-2024')
  return real ? [...figures, ...(await speed(workplace, real, 'real docx', await sizeOf(real)))] : figures
}

interface Size {
  readonly files: number
  readonly bytes: number
}

async function speed(workplace: Workplace, folder: string, what: string, { files, bytes }: Size): Promise<Figure[]> {
  const { seconds, reports, longest, memory } = await importInto(workplace, folder, what)
  if (reports !== files) throw new Error(`${files} ${what} files came to ${reports} reports.`)
  const word = what.endsWith('docx')
  return [
    { what: `${what}, ${reports} files`, value: bytes / 1e6 / seconds, unit: 'MB/s', budget: what === 'txt' ? 5 : null, atLeast: true },
    { what: `${what}, files`, value: files / seconds, unit: 'files/s', budget: word ? 60 : null, atLeast: true },
    { what: `${what}, most memory of the program`, value: memory / 1e6, unit: 'MB', budget: 1000 },
    { what: `${what}, longest block of the window's thread`, value: longest, unit: 'ms', budget: 50 },
  ]
}

async function sizeOf(folder: string): Promise<Size> {
  const sizes = await Promise.all((await readdir(folder)).map(async name => (await stat(join(folder, name))).size))
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
