import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../find-browser.ts'
import { type Figure, percentile } from './measuring.ts'
import { workOf } from './page-probes.ts'
import type { Workplace } from './workplace.ts'

/** Reports in a comparison, and what one waits for until the first of each column is painted, in ms. */
const SIZES = [
  { reports: 2, budget: 150 },
  { reports: 6, budget: 400 },
]
/** Rows of the library that are in view. */
const LISTED = 24
/** The first opening of all also loads the screen and starts what it needs; it is told on its own. */
const ROUNDS = 3

/** Comparisons of real reports in a real browser: from the click until something of each report stands there. */
export async function measureComparisonScreen({ corpus, duidu, serve }: Workplace): Promise<Figure[]> {
  if (!corpus) {
    process.stdout.write('The real corpus is not here (DUIDU_CORPUS): nothing to measure.\n')
    return []
  }
  await duidu('import', join(corpus, 'cities-2024'))
  const { program, address, line } = await serve()
  await line.call('library.resume', {})
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } })
    const cdp = await page.context().newCDPSession(page)
    // Time that the thread has worked, not time on the clock.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(address)
    const cold = await openComparison(page, cdp, 0, 2)
    const figures: Figure[] = [{ what: 'the first comparison of all, two reports', value: cold.waited, unit: 'ms', budget: null }]
    for (const { reports, budget } of SIZES) {
      const [fresh, again, work] = [[] as number[], [] as number[], [] as number[]]
      for (let round = 0; round < ROUNDS; round++)
        for (let first = 2; first + reports <= LISTED; first += reports) {
          const { waited, worked } = await openComparison(page, cdp, first, reports)
          if (round === 0) fresh.push(waited)
          else again.push(waited)
          work.push(worked)
        }
      figures.push(
        { what: `${reports} reports, for the first time, median of ${fresh.length}`, value: percentile(fresh, 0.5), unit: 'ms', budget },
        { what: `${reports} reports, for the first time, slowest`, value: Math.max(...fresh), unit: 'ms', budget: null },
        { what: `${reports} reports, once more, median`, value: percentile(again, 0.5), unit: 'ms', budget },
        { what: `${reports} reports: work of the page's own thread, median`, value: percentile(work, 0.5), unit: 'ms', budget: null },
      )
    }
    return figures
  } finally {
    line.close()
    await browser.close()
    await program.kill()
  }
}

/** Chooses neighbouring reports in the library and compares them: ms from the click, and what the page worked in them. */
async function openComparison(page: Page, cdp: CDPSession, first: number, count: number): Promise<{ waited: number; worked: number }> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '书库' }).click()
  const rows = page
    .getByRole('grid', { name: '报告' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
  await rows.nth(first).click()
  await rows.nth(first + count - 1).click({ modifiers: ['Shift'] })
  await watchColumns(page, count)
  const before = await workOf(cdp)
  await page.getByRole('button', { name: '比较所选' }).click()
  const waited = await page.evaluate(() => (globalThis as unknown as { watched: Promise<number> }).watched)
  return { waited, worked: (await workOf(cdp)) - before }
}

/** Begins to watch; then the click may come. Done at the end of the first frame in which every column has words of its report in view. */
async function watchColumns(page: Page, count: number): Promise<void> {
  await page.evaluate(columns => {
    const inView = (element: Element) => {
      const { top, bottom, height } = element.getBoundingClientRect()
      return height > 0 && bottom > 0 && top < innerHeight
    }
    const isThere = (column: number) =>
      [...document.querySelectorAll(`[data-column="${column}"] [data-section]`)].some(section => section.textContent && inView(section))
    const watched = new Promise<number>(done => {
      const look = (clicked: number): void => {
        if (!Array.from({ length: columns }, (_, column) => column).every(isThere)) {
          requestAnimationFrame(() => look(clicked))
          return
        }
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done(performance.now() - clicked)
        port2.postMessage(null)
      }
      addEventListener('click', ({ timeStamp }) => requestAnimationFrame(() => look(timeStamp)), { capture: true, once: true })
    })
    Object.assign(globalThis, { watched })
  }, count)
}
