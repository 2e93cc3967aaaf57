import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../find-browser.ts'
import { createDice, writeReports } from './generated-reports.ts'
import type { Line } from './line.ts'
import { type Figure, milliseconds, percentile } from './measuring.ts'
import {
  COLOURS,
  framesWhileScrolling,
  heapOf,
  longestTask,
  type Mark,
  markedWordInView,
  type Opened,
  selectInView,
  watchLayer,
  watchOpening,
  workOf,
} from './page-probes.ts'
import type { Workplace } from './workplace.ts'

/** Reports of two lengths, and how many highlights lie in each; those with 2,000 also stand side by side. */
const SIZES = [
  { characters: 10_000, marks: [100, 2_000, 2_000, 2_000, 2_000, 5_000] },
  { characters: 300_000, marks: [100, 2_000, 2_000, 2_000, 2_000, 5_000] },
]
/** What the budgets of the design speak of. */
const PROMISED = { characters: 10_000, marks: 2_000 }
const OPENINGS = 8
/** Panes that stand side by side, from the first on. */
const PANES = [1, 4]
/** One more pane must be wide enough to be read. */
const WINDOW = { width: 1920, height: 1000 }
const KEYS = 20
const ADDED = 100
/** Highlights that are asked for at once while the reports are made. */
const TOGETHER = 200
const POINTS = 12
/** Until nothing is drawn any more, in ms. */
const SETTLED = 400
/** The 33 ms of the budget are two frames at 60 Hz; the clock of the page is coarse. */
const TWO_FRAMES = 34
/** Pixels in a second. */
const WHEEL = 2_000

interface MarkedReport {
  readonly id: string
  readonly place: string
  readonly year: number
  readonly characters: number
  readonly marks: readonly Mark[]
}

/** The reading screen in a real browser: opening, marking, pointing, scrolling. */
export async function measureReading({ folders, duidu, serve }: Workplace): Promise<Figure[]> {
  const texts = join(folders.home, '阅读')
  for (const [at, { characters, marks }] of SIZES.entries()) await writeReports(texts, marks.length, characters, at * 10)
  await duidu('import', texts)
  const { program, address, line } = await serve()
  await line.call('library.resume', {})
  const reports = await markReports(line)

  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: WINDOW })
    const cdp = await page.context().newCDPSession(page)
    // Time that the thread has worked, not time on the clock.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(address)
    const figures = await measureOpening(page, cdp, reports)
    for (const { characters } of SIZES) {
      const like = reports.filter(report => report.characters === characters && report.marks.length === PROMISED.marks)
      figures.push(...(await measureAdding(line, like)))
      for (const panes of PANES) figures.push(...(await measurePanes(page, cdp, like.slice(0, panes))))
    }
    return figures
  } finally {
    line.close()
    await browser.close()
    await program.kill()
  }
}

/** Highlights that overlap: 60 characters long on average, evenly spread, in all colours. */
async function markReports(line: Line): Promise<MarkedReport[]> {
  const dice = createDice(7)
  const listed = await line.call<{ id: string; place: string; year: number; characters: number }[]>('reports.list', {})
  const reports: MarkedReport[] = []
  for (const { characters, marks } of SIZES) {
    const ofSize = listed.filter(report => Math.abs(report.characters / characters - 1) < 0.2)
    for (const [at, count] of marks.entries()) {
      const report = ofSize[at]
      if (!report) throw new Error('The reports were not imported one by one.')
      const { text } = await line.call<{ text: string }>('reports.get', { id: report.id, text: true })
      const own: Mark[] = []
      const adding: Promise<unknown>[] = []
      for (let mark = 0; mark < count; mark++) {
        const start = Math.floor((mark * (text.length - 150)) / count)
        const end = start + 4 + dice(113)
        // The dice's last digits go to and fro: by them half of the colours would never come.
        const colour = COLOURS[Math.floor(dice(COLOURS.length * 1_000) / 1_000)] ?? ''
        own.push({ colour, start, end })
        adding.push(line.call('highlights.add', { reportId: report.id, start, end, colour }))
        if (adding.length === TOGETHER) await Promise.all(adding.splice(0))
      }
      await Promise.all(adding)
      reports.push({ ...report, characters, marks: own })
    }
  }
  return reports
}

async function choose(page: Page, { place, year }: MarkedReport): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '书库' }).click()
  await page.getByRole('row', { name: new RegExp(`${place}.*${year}`) }).click()
}

interface Opening extends Opened {
  readonly work: number
}

/** Each report in turn, so that none is open already; the first round, which also loads the screen, does not count. */
async function measureOpening(page: Page, cdp: CDPSession, reports: readonly MarkedReport[]): Promise<Figure[]> {
  const openings = new Map<string, Opening[]>()
  for (let round = 0; round < OPENINGS; round++) {
    for (const report of reports) {
      await choose(page, report)
      const before = await workOf(cdp)
      const watch = await watchOpening(page, report.marks)
      await page.getByRole('button', { name: '打开', exact: true }).click()
      const opening = { ...(await watch()), work: (await workOf(cdp)) - before }
      const name = nameOf(report.characters, report.marks.length)
      if (round > 0) openings.set(name, [...(openings.get(name) ?? []), opening])
    }
  }
  return [...openings].flatMap(([name, times]) => {
    const promised = name === nameOf(PROMISED.characters, PROMISED.marks)
    const middle = (what: keyof Opening) => median(times.map(one => one[what]))
    return [
      { what: `open ${name}: text`, value: middle('text'), unit: 'ms', budget: promised ? 100 : null },
      { what: `open ${name}: all marks`, value: middle('marks'), unit: 'ms', budget: promised ? 300 : null },
      { what: `open ${name}: work of the page`, value: middle('work'), unit: 'ms', budget: null },
    ]
  })
}

/** How soon a highlight is on the disk, asked for as the page asks. */
async function measureAdding(line: Line, [report]: readonly MarkedReport[]): Promise<Figure[]> {
  if (!report) throw new Error('There is no report of this size.')
  const times: number[] = []
  for (let turn = 0; turn < ADDED; turn++) {
    let id = ''
    const input = { reportId: report.id, start: turn * 50, end: turn * 50 + 20 }
    times.push(
      await milliseconds(async () => {
        id = (await line.call<{ id: string }>('highlights.add', input)).id
      }),
    )
    await line.call('highlights.remove', { ids: [id] })
  }
  return [
    {
      what: `add one, ${nameOf(report.characters, report.marks.length)}: acknowledged (p95)`,
      value: percentile(times, 0.95),
      unit: 'ms',
      budget: 50,
    },
  ]
}

/** Reports side by side, all full of marks; those that stood there before are taken away. */
async function measurePanes(page: Page, cdp: CDPSession, reports: readonly MarkedReport[]): Promise<Figure[]> {
  const [first, ...others] = reports
  if (!first) throw new Error('There is no report of this size.')
  await choose(page, first)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  const panes = page.locator('[data-pane-text]')
  for (let open = await panes.count(); open > 1; open = await panes.count()) await closePane(page, open)
  for (const report of others) {
    await choose(page, report)
    await page.getByRole('button', { name: '在新栏打开' }).click()
  }
  await panes.nth(others.length).locator('[data-start]').first().waitFor()
  await page.waitForTimeout(SETTLED)
  const name = `${reports.length} × ${nameOf(first.characters, first.marks.length)}`
  const figures = await measureScrolling(page, cdp, name, [...reports.keys()])
  if (others.length > 0) {
    await panes.first().focus()
    await page.keyboard.press('l')
    await page.waitForTimeout(SETTLED)
    figures.push(...(await measureScrolling(page, cdp, `${name}, the others follow`, [0])))
  }
  return [
    ...figures,
    ...(await measurePointing(page, name)),
    ...(await measureKey(page, cdp, name)),
    { what: `heap of the page, ${name}`, value: await heapOf(cdp), unit: 'MB', budget: null },
  ]
}

async function closePane(page: Page, open: number): Promise<void> {
  await page.locator('[data-pane-text]').last().focus()
  await page.keyboard.press('Shift+W')
  await page.waitForFunction(open => document.querySelectorAll('[data-pane-text]').length < open, open)
}

/** `panes`: numbers of those that are scrolled, one after another, from the beginning of their texts. */
async function measureScrolling(page: Page, cdp: CDPSession, name: string, panes: readonly number[]): Promise<Figure[]> {
  const frames: number[] = []
  let work = 0
  const longest = await longestTask(cdp, async () => {
    for (const pane of panes) {
      await page
        .locator('[data-pane-text]')
        .nth(pane)
        .evaluate(element => element.scrollTo(0, 0))
      await page.waitForTimeout(SETTLED)
      const before = await workOf(cdp)
      frames.push(...(await framesWhileScrolling(page, cdp, pane, WHEEL)))
      work += (await workOf(cdp)) - before
    }
  })
  const late = frames.filter(frame => frame > TWO_FRAMES).length
  return [
    { what: `scroll ${name}: frames in a second`, value: 1_000 / median(frames), unit: '', budget: 55, atLeast: true },
    { what: `scroll ${name}: worst frame`, value: percentile(frames, 1), unit: 'ms', budget: TWO_FRAMES },
    { what: `scroll ${name}: frames over 33 ms`, value: late, unit: `of ${frames.length}`, budget: null },
    { what: `scroll ${name}: work of the page per frame`, value: work / frames.length, unit: 'ms', budget: null },
    { what: `scroll ${name}: longest work without a pause`, value: longest, unit: 'ms', budget: TWO_FRAMES },
  ]
}

async function measurePointing(page: Page, name: string): Promise<Figure[]> {
  const box = await page.locator('[data-pane-text]').first().boundingBox()
  if (!box) throw new Error('There is no pane.')
  const hover: number[] = []
  const click: number[] = []
  for (let turn = 0; turn < POINTS; turn++) {
    const [x, y] = await markedWordInView(page, turn)
    // Beside the words first, so that something else is under the mouse then.
    await page.mouse.move(box.x + 4, y)
    await page.waitForTimeout(SETTLED / 4)
    const lit = await watchLayer(page, 'pointermove', 'hover')
    await page.mouse.move(x, y)
    hover.push((await lit()).shown)
    // The next click takes the first of the marks that lie there, whichever was active.
    await page.keyboard.press('Escape')
    const active = await watchLayer(page, 'click', 'active')
    await page.mouse.click(x, y)
    click.push((await active()).shown)
  }
  return [
    { what: `point at a mark, ${name}: lit up`, value: median(hover), unit: 'ms', budget: null },
    { what: `click on a mark, ${name}: active`, value: median(click), unit: 'ms', budget: null },
  ]
}

async function measureKey(page: Page, cdp: CDPSession, name: string): Promise<Figure[]> {
  const shown: number[] = []
  const acknowledged: number[] = []
  const frames: number[] = []
  const work: number[] = []
  for (let turn = 0; turn < KEYS; turn++) {
    await page.keyboard.press('Escape')
    await selectInView(page, turn)
    await page.getByRole('toolbar', { name: '对选中的文字' }).waitFor()
    const before = await workOf(cdp)
    // A new highlight is the active one; its colour alone may be on these words already.
    // Its ends can be taken hold of once it is acknowledged.
    const watch = await watchLayer(page, 'keydown', 'active', '[data-end]')
    await page.keyboard.press('1')
    const answered = await watch()
    shown.push(answered.shown)
    acknowledged.push(answered.stood ?? Number.NaN)
    frames.push(answered.worstFrame)
    work.push((await workOf(cdp)) - before)
  }
  return [
    { what: `key 1, ${name}: mark painted`, value: median(shown), unit: 'ms', budget: null },
    { what: `key 1, ${name}: mark painted (p95)`, value: percentile(shown, 0.95), unit: 'ms', budget: 50 },
    { what: `key 1, ${name}: acknowledged, its ends on the page (p95)`, value: percentile(acknowledged, 0.95), unit: 'ms', budget: null },
    { what: `key 1, ${name}: longest frame until all is quiet`, value: median(frames), unit: 'ms', budget: null },
    { what: `key 1, ${name}: work of the page`, value: median(work), unit: 'ms', budget: null },
  ]
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

function nameOf(characters: number, marks: number): string {
  return `${characters / 1_000}k characters, ${marks} marks`
}
