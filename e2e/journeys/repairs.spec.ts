import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { COMPILATION, congressReport } from '../fixtures/report-texts.ts'
import { finishImport, openFolder, reportRow, show } from '../fixtures/steps.ts'

/** A report that begins like no report: the importer takes it for more of the one before it. */
const HIDDEN = ['鹤洲市人大工作情况', '2023年，鹤洲市人大常委会召开会议8次，办理代表建议77件。', '各位代表，鹤洲明天更美好！']
const SOURCE = [
  congressReport({
    city: '芦浦市',
    year: 2024,
    date: '2024年1月20日',
    session: '第六届人民代表大会第四次会议',
    speaker: '管苇杭',
    meetings: 6,
    heard: 12,
    suggestions: 93,
  }),
  ...HIDDEN,
  COMPILATION.split('\n').at(-1) ?? '',
].join('\n')

const source = (page: Page) => page.getByRole('region', { name: '原文' })
const line = (page: Page, words: string) => source(page).getByText(words).first()
const point = (page: Page, words: string) => line(page, words).click({ position: { x: 24, y: 10 } })
const notice = (page: Page, words: string) => page.getByRole('region', { name: '提示' }).getByText(words)
/** The paragraphs of the report on the right, in its order. */
const paragraphs = (page: Page) => page.locator('[data-report-text] [data-start]').allTextContents()
const orderOf = async (page: Page, ...words: string[]) => {
  const lines = await paragraphs(page)
  return words.map(word => lines.findIndex(text => text.includes(word)))
}

test('a source that was read wrongly is repaired by hand, step by step, and stays so when it is read again', async ({ app }) => {
  const { page, folders } = app
  const folder = join(folders.home, '修正')
  await mkdir(folder)
  const file = join(folder, '芦浦.txt')
  await writeFile(file, SOURCE)

  await test.step('open the source', async () => {
    await openFolder(app, folder)
    await finishImport(page, '1 份报告')
    await reportRow(page, '芦浦市', '人民代表大会', 2024).click()
    await page.getByRole('button', { name: '对照原文' }).click()
    await expect(page.locator('[data-report-text]')).toContainText('鹤洲明天更美好')
  })

  await test.step('a second report begins where the key says so', async () => {
    await point(page, HIDDEN[0] ?? '')
    await page.keyboard.press('s')
    await expect(notice(page, '已分出一份报告。')).toBeVisible()
    await expect(page.getByText('2 份报告', { exact: false }).first()).toBeVisible()
    await expect.poll(() => paragraphs(page)).toEqual(HIDDEN)
  })

  await test.step('undo makes them one again, redo two', async () => {
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await paragraphs(page)).length).toBeGreaterThan(HIDDEN.length)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => paragraphs(page)).toEqual(HIDDEN)
  })

  await test.step('what was cut is put back', async () => {
    await point(page, '更多范文请加客服')
    await page.keyboard.press('x')
    await expect(notice(page, '已放回正文。')).toBeVisible()
    await expect.poll(async () => (await paragraphs(page)).at(-1)).toContain('更多范文请加客服')
    await page.keyboard.press('x')
    await expect(notice(page, '已剔除。')).toBeVisible()
    await expect.poll(() => paragraphs(page)).toEqual(HIDDEN)
  })

  await test.step('a paragraph moves into the other report, and up in it', async () => {
    await point(page, '鹤洲市人大常委会召开会议8次')
    await page.keyboard.press('v')
    await expect(page.getByText(/^正在移动/)).toBeVisible()
    await line(page, '请予审议').click({ position: { x: 24, y: 20 } })
    await expect(notice(page, '文字已移动。')).toBeVisible()
    await expect.poll(() => orderOf(page, '请予审议', '召开会议8次')).toEqual([4, 5])
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => orderOf(page, '召开会议8次', '请予审议')).toEqual([4, 5])
  })

  await test.step('each repair is listed, and any can be taken back', async () => {
    await page.getByRole('button', { name: /^修正 \d/ }).click()
    const list = page.getByRole('dialog', { name: '这个文件的修正' })
    await expect(list.getByRole('listitem').first()).toContainText('从“鹤洲市人大工作情况”起分出一份报告')
    const moves = list.getByRole('listitem').filter({ hasText: '移到' })
    await expect(moves).toHaveCount(2)
    await moves.nth(1).getByRole('button', { name: '取消这处修正' }).click()
    await expect(moves).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect.poll(() => orderOf(page, '请予审议', '召开会议8次')).toEqual([4, 5])
  })

  await test.step('Escape leads back to the list, with the keyboard on it', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid', { name: '报告' })).toBeFocused()
  })

  await test.step('the file changes and is read again: the repairs are done again', async () => {
    await writeFile(file, `本文件由资料室整理。\n${SOURCE}`)
    await openFolder(app, folder)
    await finishImport(page, '2 份报告')
    await reportRow(page, '芦浦市', '人民代表大会', 2024).click()
    await page.getByRole('button', { name: '对照原文' }).click()
    await expect.poll(() => orderOf(page, '请予审议', '召开会议8次')).toEqual([4, 5])
    await expect(page.getByRole('button', { name: /^修正 \d/ })).toBeVisible()
  })

  await test.step('two reports are merged', async () => {
    await point(page, '请予审议')
    await page.keyboard.press('m')
    await expect(notice(page, '两份报告已合并。')).toBeVisible()
    await expect.poll(async () => (await paragraphs(page)).join('')).toContain('鹤洲明天更美好')
    await show(page, '书库')
    await expect(page.getByRole('grid', { name: '报告' }).getByRole('row', { name: /芦浦市/ })).toHaveCount(1)
  })
})
