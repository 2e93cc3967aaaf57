import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../find-browser.ts'
import { writeReports } from './generated-reports.ts'
import { type Figure, percentile } from './measuring.ts'
import type { Workplace } from './workplace.ts'

const REPORTS = 5_000
const TURNS = 5

/** From the command to a window that shows the library; the browser itself runs already. */
export async function measureStart({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  const reports = join(folders.home, '五千')
  await writeReports(reports, REPORTS, 1_500)
  await duidu('import', reports)
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) })
  const answered: number[] = []
  const usable: number[] = []
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const started = performance.now()
      const { program, address, line } = await serve()
      answered.push(performance.now() - started)
      const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1400, height: 900 } })
      await page.goto(address)
      await page.getByRole('row').nth(5).waitFor()
      usable.push(performance.now() - started)
      line.close()
      await page.close()
      await program.kill()
    }
  } finally {
    await browser.close()
  }
  return [
    { what: `start to the server's answer, ${REPORTS} reports (median)`, value: percentile(answered, 0.5), unit: 'ms', budget: null },
    { what: `start to a usable window, ${REPORTS} reports (median)`, value: percentile(usable, 0.5), unit: 'ms', budget: 1_500 },
  ]
}
