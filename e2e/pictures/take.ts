// npm run pictures: takes the pictures of the two READMEs from the running program with its sample library.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, expect as expectSoon, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../find-browser.ts'
import { makeFolders } from '../fixtures/folders.ts'
import { privateEnvironment, ROOT, startProgram } from '../fixtures/program.ts'

/** On a busy machine. */
const expect = expectSoon.configure({ timeout: 60_000 })
const PICTURES = join(ROOT, 'resources', 'pictures')

interface Language {
  readonly locale: 'zh-CN' | 'en'
  readonly screens: Readonly<Record<'library' | 'reading' | 'search' | 'notes', string>>
  readonly open: string
  readonly openBeside: string
  readonly compare: string
  readonly sideBySide: string
  readonly indicators: string
}

const LANGUAGES: readonly Language[] = [
  {
    locale: 'zh-CN',
    screens: { library: '书库', reading: '阅读', search: '检索', notes: '笔记' },
    open: '打开',
    openBeside: '在新栏打开',
    compare: '比较所选',
    sideBySide: '对读',
    indicators: '指标表',
  },
  {
    locale: 'en',
    screens: { library: 'Library', reading: 'Read', search: 'Search', notes: 'Notes' },
    open: 'Open',
    openBeside: 'Open beside',
    compare: 'Compare',
    sideBySide: 'Side by side',
    indicators: 'Indicators',
  },
]

async function takePictures(browser: Browser, language: Language): Promise<void> {
  const { locale, screens, open: openHere, openBeside, compare, sideBySide, indicators } = language
  const folders = await makeFolders()
  const args = [join(ROOT, 'electron', 'entry.mjs'), '--built', 'serve', '--port', '0', '--no-open']
  const server = startProgram(args, privateEnvironment(folders))
  try {
    const address = await server.waitFor(/http:\/\/127\.0\.0\.1:\d+\/\S+(?=\s)/)
    const page = await browser.newPage({ locale, viewport: { width: 1360, height: 850 } })
    const show = (screen: keyof Language['screens']) => page.getByRole('navigation').getByRole('button', { name: screens[screen] }).click()
    const open = async (words: RegExp, side: string) => {
      await show('library')
      await page.getByRole('row', { name: words }).click()
      await page.getByRole('button', { name: side, exact: true }).click()
    }
    const take = async (name: string) => {
      await settled(page)
      await page.screenshot({ path: join(PICTURES, `${name}-${locale}.png`) })
    }

    await page.goto(address)
    await expect(page.getByRole('row', { name: /石渡县/ })).toBeVisible()
    await take('library')

    await open(/青禾市人民代表大会.*2024/, openHere)
    await open(/临溪市.*2024/, openBeside)
    await expect(page.getByText('建立街道议政会制度').last()).toBeVisible()
    await take('reading')

    await show('search')
    await page.getByRole('main').getByRole('combobox').first().fill('专题询问')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await take('search')

    await show('notes')
    await expect(page.getByText('duidu:')).toBeVisible()
    await take('notes')

    await show('library')
    await page.getByRole('row', { name: /青禾市人民代表大会.*2024/ }).click()
    await page.getByRole('row', { name: /临溪市.*2024/ }).click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('button', { name: compare, exact: true }).last().click()
    await expect(page.getByRole('grid', { name: sideBySide }).getByRole('row').nth(2)).toBeVisible()
    await take('comparing')

    await page.getByRole('radio', { name: indicators, exact: true }).first().check()
    // Figures are read from the texts when they are asked for first.
    await expect(page.getByRole('grid', { name: indicators }).getByRole('gridcell').getByRole('button').first()).toBeVisible()
    await take('indicators')
    await page.close()
  } finally {
    await server.kill()
    await folders.remove()
  }
}

/** Nothing has moved for a moment: two frames in a row show the same. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map(animation => animation.finished))
  })
}

await mkdir(PICTURES, { recursive: true })
const executablePath = findBrowser()
const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) })
try {
  for (const language of LANGUAGES) await takePictures(browser, language)
} finally {
  await browser.close()
}
process.stdout.write(`The pictures are in ${PICTURES}.\n`)
