import { measureCrowd } from './import-crowd.ts'
import { measureScores } from './import-scores.ts'
import { measureFormats } from './import-speed.ts'
import type { Figure } from './measuring.ts'
import type { Workplace } from './workplace.ts'

/** What importing makes of real reports, how fast it is with each format, and what many files do to the program. */
export async function measureImport(workplace: Workplace): Promise<Figure[]> {
  const { corpus } = workplace
  return [
    ...(corpus ? await measureScores(workplace, corpus) : []),
    ...(await measureFormats(workplace)),
    ...(await measureCrowd(workplace)),
  ]
}
