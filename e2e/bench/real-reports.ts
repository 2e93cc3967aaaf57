import type { Line } from './line.ts'
import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

/** Measures on a library of the whole real corpus, in its folder; where there is none, says so and measures nothing. */
export async function measureRealReports(
  { corpus, duidu, serve }: Workplace,
  measure: (line: Line, corpus: string) => Promise<Figure[]>,
): Promise<Figure[]> {
  if (!corpus) {
    process.stdout.write('The real corpus is not here (DUIDU_CORPUS): nothing to measure.\n')
    return []
  }
  await duidu('import', corpus)
  const { line, program } = await serve()
  try {
    await line.call('library.resume', {})
    return await measure(line, corpus)
  } finally {
    line.close()
    await program.kill()
  }
}
