import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../find-browser.ts'
import { writeReports } from './generated-reports.ts'
import { type Figure, percentile } from './measuring.ts'
import { workOf } from './page-probes.ts'
import type { Workplace } from './workplace.ts'

/** Together they hold the commonest character some 600,000 times. */
const REPORTS = 2200
const CHARACTERS = 13_000
const COMMONEST = '的'
/** Asked in between, so that each time the whole list is another one. */
const OTHERS = ['情况', '工作', '提出', '推动', '解决']
const FRAMES = 120

/** A concordance with very many hits in a real browser: from Enter to its first screen, then scrolling and leaping through it. */
export async function measureConcordance({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  const texts = join(folders.home, '逐处')
  await writeReports(texts, REPORTS, CHARACTERS)
  await duidu('import', texts)
  const { program, address, line } = await serve()
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1400, height: 900 } })
    const cdp = await page.context().newCDPSession(page)
    // Time that the thread has worked, not time on the clock.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(address)
    await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '检索' }).click()
    await page.getByRole('radiogroup', { name: '结果的样子' }).getByText('逐处').click()
    await firstScreen(page, '代表')
    const shown: number[] = []
    for (const other of OTHERS) {
      await firstScreen(page, other)
      shown.push(await firstScreen(page, COMMONEST))
    }
    const hits = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
    const before = await workOf(cdp)
    await scroll(page)
    const work = (await workOf(cdp)) - before
    const leap = await leapToMiddle(page)
    const name = `concordance of ${hits} hits`
    return [
      { what: `${name}: first screen, p50`, value: percentile(shown, 0.5), unit: 'ms', budget: 150 },
      { what: `${name}: first screen, slowest`, value: percentile(shown, 1), unit: 'ms', budget: null },
      { what: `${name}: work of the page per frame of scrolling`, value: work / FRAMES, unit: 'ms', budget: 16 },
      { what: `${name}: rows after a leap to the middle`, value: leap, unit: 'ms', budget: null },
    ]
  } finally {
    line.close()
    await browser.close()
    await program.kill()
  }
}

/** From Enter to the frame in which every row shows a hit of the query, in ms. */
async function firstScreen(page: Page, query: string): Promise<number> {
  const box = page.getByRole('combobox', { name: '检索全部报告' })
  await page.evaluate(query => {
    const watched = new Promise<number>(seen => {
      const look = (began: number) => {
        const hits = [...document.querySelectorAll('[role="grid"] mark')]
        if (hits.length > 20 && hits.every(hit => hit.textContent === query)) seen(performance.now() - began)
        else requestAnimationFrame(() => look(began))
      }
      const onKey = ({ key, timeStamp }: KeyboardEvent) => {
        if (key !== 'Enter') return
        removeEventListener('keydown', onKey, { capture: true })
        look(timeStamp)
      }
      addEventListener('keydown', onKey, { capture: true })
    })
    Object.assign(globalThis, { watched })
  }, query)
  await box.fill(query)
  // At once: before the pause after which the box asks by itself.
  await box.press('Enter')
  const time = await page.evaluate(() => (globalThis as unknown as { watched: Promise<number> }).watched)
  // What comes after the first screen (counts of the sides) belongs to this search, not to the next.
  await page.locator('[role="status"][data-stale]').waitFor({ state: 'detached' })
  return time
}

/** Nearly four rows further in each frame, as when the wheel is spun. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(async frames => {
    const scroller = document.querySelector('[role="grid"]')?.parentElement
    if (!scroller) throw new Error('There is no list.')
    for (let frame = 0; frame < frames; frame++) {
      scroller.scrollTop += 200
      await new Promise(requestAnimationFrame)
    }
  }, FRAMES)
}

/** From a leap of the bar to the frame in which all rows have their words, in ms. */
async function leapToMiddle(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const grid = document.querySelector('[role="grid"]')
    const scroller = grid?.parentElement
    if (!scroller) throw new Error('There is no list.')
    const began = performance.now()
    scroller.scrollTop = scroller.scrollHeight / 2
    do await new Promise(requestAnimationFrame)
    while (grid.querySelector('tr[aria-busy]'))
    return performance.now() - began
  })
}
