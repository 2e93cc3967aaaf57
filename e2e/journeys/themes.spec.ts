import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { chooseFolder, reportRow, show } from '../fixtures/steps.ts'

const grid = (page: Page) => page.getByRole('grid', { name: '主题矩阵' })
const square = (page: Page, name: string | RegExp) => grid(page).getByRole('button', { name })
const panelOf = (page: Page) => page.getByRole('dialog', { name: '这一格里的段落' })

async function openMatrix(page: Page): Promise<void> {
  await show(page, '比较')
  await page.getByRole('radio', { name: '主题矩阵' }).check()
  await expect(grid(page)).toBeVisible()
}

test('what places speak of, summed up by the reader, corrected, taken back and exported', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()
  await openMatrix(page)
  const law = () => square(page, /^青禾市 · 立法.*：平均占正文/)

  await test.step('the arrow keys go from square to square and show the first sentences', async () => {
    await law().focus()
    await expect(page.getByRole('status').filter({ hasText: '青禾市 · 立法' })).toContainText('。')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('status').filter({ hasText: /青禾市 · (?!立法)/ })).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await expect(law()).toBeFocused()
  })

  await test.step('Enter opens the paragraphs, and a summary is written in place', async () => {
    await page.keyboard.press('Enter')
    await panelOf(page).getByRole('textbox', { name: '摘要' }).fill('每年都有新条例')
    await page.keyboard.press('Control+Enter')
    await expect(panelOf(page).getByText('已存')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panelOf(page)).toBeHidden()
    await expect(square(page, /^青禾市 · 立法.*摘要：每年都有新条例/)).toBeFocused()
  })

  await test.step('a paragraph is about something else: found by pinyin, and the matrix follows; undone, it follows too', async () => {
    await page.getByRole('radio', { name: '各份报告' }).check()
    const ofReport = square(page, /^青禾市 · 2024 · 立法/)
    const before = await ofReport.getAttribute('aria-label')
    await ofReport.click()
    await panelOf(page).getByRole('button', { name: '改主题' }).first().click()
    await panelOf(page).getByRole('combobox', { name: '这一段讲的是' }).fill('js')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await panelOf(page).getByRole('combobox', { name: '这一段讲的是' }).fill('zsjs')
    await page.keyboard.press('Enter')
    await expect(ofReport).not.toHaveAttribute('aria-label', before ?? '')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect(ofReport).toHaveAttribute('aria-label', before ?? '')
  })

  await test.step('what a part does not have is no part that leaves something out', async () => {
    await page.getByRole('radio', { name: '安排' }).check()
    await expect(page.getByRole('status').filter({ hasText: /^\d+ 份报告/ })).toBeVisible()
    await page.getByRole('radio', { name: '全文' }).check()
  })

  await test.step('a sentence leads to the report', async () => {
    await page.getByRole('radio', { name: '各年' }).check()
    await square(page, /^2024 · 立法/).click()
    await panelOf(page).getByTitle('在报告里看').first().click()
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    await show(page, '比较')
  })

  await test.step('shares and words go to files, numbers as numbers', async () => {
    await page.getByRole('radio', { name: '各地' }).check()
    await expect(square(page, /^青禾市 · 立法/)).toBeVisible()
    await page.getByRole('button', { name: '导出…', exact: true }).click()
    await chooseFolder(app, page.getByRole('menuitem', { name: /^CSV/ }), app.folders.empty)
    await expect(page.getByText(/已写入 \d+ 行：/)).toBeVisible()
    const shares = await readFile(join(app.folders.empty, 'themes.csv'), 'utf8')
    expect(shares).toMatch(/立法[^,]*,\d+(\.\d+)?,/)
    expect(await readFile(join(app.folders.empty, 'themes-quotes.csv'), 'utf8')).toContain('每年都有新条例')
  })
})

test('themes of the own: made, taught by a section, and gone again', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()
  await openMatrix(page)
  await page.getByRole('button', { name: '自定义主题' }).click()
  const dialog = page.getByRole('dialog', { name: '自定义主题' })
  await dialog.getByRole('textbox', { name: '名称' }).fill('我的分类')
  await dialog.getByRole('checkbox', { name: '人大' }).check()
  for (const [at, words] of [
    ['法规', '条例、立法'],
    ['人', '代表、选举'],
  ].entries()) {
    await dialog.getByRole('textbox', { name: at === 0 ? '主题' : `主题 ${at + 1}`, exact: true }).fill(words[0] ?? '')
    await dialog
      .getByRole('textbox', { name: '关键词' })
      .nth(at)
      .fill(words[1] ?? '')
  }
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(grid(page).getByRole('rowheader', { name: '法规' })).toBeVisible()
  const label = square(page, /^青禾市 · 法规：平均/)
  await label.click()
  await panelOf(page).getByRole('button', { name: '改主题' }).first().click()
  await panelOf(page).getByRole('combobox', { name: '这一段讲的是' }).fill('ren')
  await page.keyboard.press('Enter')
  await expect(panelOf(page).getByRole('combobox')).toBeHidden()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '自定义主题' }).click()
  await expect(dialog.getByText('已标 1 处。')).toBeVisible()
  await dialog.getByRole('button', { name: '删除这一套' }).click()
  await expect(grid(page).getByRole('rowheader', { name: /^立法/ })).toBeVisible()
})
