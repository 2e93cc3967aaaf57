import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import { card, openReport, paintedWords, reportRow } from '../fixtures/steps.ts'

const table = (page: Page) => page.getByRole('grid', { name: '对读' })
/** Rows are named after their theme. */
const row = (page: Page, theme: string, nth = 0) => table(page).getByRole('row', { name: theme, exact: true }).nth(nth)
const heads = (page: Page) => table(page).getByRole('columnheader')

test('reports of two places side by side: read, marked, linked otherwise, taken back', async ({ app }) => {
  const { page } = app

  await test.step('what is chosen in the library is laid side by side by what it is about', async () => {
    await reportRow(page, '青禾市', '人民代表大会', 2024).click()
    await reportRow(page, '临溪市', '人民代表大会', 2024).click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('button', { name: '比较所选' }).click()
    await expect(heads(page)).toContainText([/人大 · 2024/, /人大 · 2024/])
    await expect(row(page, '立法与法治')).toContainText('（一）突出急用先行，以良法促进善治')
    await expect(row(page, '立法与法治')).toContainText('二、紧扣发展所需')
  })

  await test.step('one key brings the next row under the heads; the rail says where one is', async () => {
    await page
      .getByRole('navigation', { name: '主题' })
      .getByRole('button', { name: /^代表工作/ })
      .first()
      .click()
    await expect(page.getByRole('navigation', { name: '主题' }).locator('[aria-current]')).toContainText('代表工作')
    await expect(row(page, '代表工作')).toBeInViewport()
  })

  await test.step('words in a cell are marked with a key and listed in the margin', async () => {
    const cell = row(page, '立法与法治').getByRole('gridcell').filter({ hasText: '突出急用先行' })
    await selectWithMouse(cell, '青禾市河道保洁条例')
    await page.keyboard.press('3')
    await expect.poll(() => paintedWords(page)).toContain('青禾市河道保洁条例')
    await page.getByRole('button', { name: '显示批注栏' }).click()
    await expect(card(page, '青禾市河道保洁条例')).toBeVisible()
    await page.getByRole('button', { name: '隐藏批注栏' }).click()
  })

  await test.step('why two sections stand in one row is said; what is not meant is cut, and the cut taken back', async () => {
    const rows = await table(page).getByRole('row').count()
    await row(page, '立法与法治').getByRole('gridcell').first().hover()
    await row(page, '立法与法治')
      .getByRole('button', { name: /为什么排在这一行/ })
      .first()
      .click()
    const panel = page.getByRole('dialog', { name: /相应的部分/ })
    await expect(panel.getByText('主题相同：立法与法治')).toBeVisible()
    await expect(panel.getByText(/^共有的词：/)).toBeVisible()
    await panel.getByRole('button', { name: '断开' }).click()
    await expect(table(page).getByRole('row')).not.toHaveCount(rows)
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
    await expect(table(page).getByRole('row')).toHaveCount(rows)
  })

  await test.step('a section is about something else: its row is in view, and nothing covers it', async () => {
    const panel = page.getByRole('dialog', { name: /相应的部分/ })
    const cell = table(page).getByRole('gridcell').filter({ hasText: '突出急用先行' })
    await cell.hover()
    await cell
      .getByRole('button', { name: /为什么排在这一行/ })
      .first()
      .click()
    await panel.getByRole('button', { name: '改主题' }).click()
    await panel.getByRole('combobox', { name: '这一节讲的是' }).fill('自身建设')
    await page.keyboard.press('Enter')
    await expect(page.getByText('已改主题')).toBeVisible()
    await expect(panel).toBeHidden()
    await expect(cell).toBeInViewport()
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
  })

  await test.step('after a new start it is there again', async () => {
    await app.kill()
    await app.start()
    await expect(app.page.getByRole('main', { name: '比较' })).toBeVisible()
    await expect(heads(app.page)).toHaveCount(2)
  })
})

test('the year before is one key away from the text, and another place one more', async ({ app }) => {
  const { page } = app
  await openReport(page, reportRow(page, '青禾市', '人民代表大会', 2024))
  await page.keyboard.press('p')
  await expect(heads(page)).toContainText([/青禾市 · 人大 · 2023/, /青禾市 · 人大 · 2024/])

  await test.step('a further report is found by its pinyin', async () => {
    await page.getByRole('button', { name: '加一份报告' }).click()
    await page.getByRole('combobox', { name: '选择报告' }).fill('linxi2024')
    await page.keyboard.press('Enter')
    await expect(heads(page)).toContainText([/2023/, /2024/, /临溪市 · 人大 · 2024/])
  })

  await test.step('words are found in all of them', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('备案审查')
    await expect(page.getByText(/^1\/\d+$/)).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a cell leads to its place in the report, Escape leads back to the row', async () => {
    await row(page, '代表工作').getByRole('gridcell').first().click()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(row(page, '代表工作')).toBeInViewport()
  })

  await test.step('only what one of them has alone', async () => {
    const all = await table(page).getByRole('row').count()
    await page.getByRole('radio', { name: '只此一家' }).check()
    await expect.poll(() => table(page).getByRole('row').count()).toBeLessThan(all)
  })
})
