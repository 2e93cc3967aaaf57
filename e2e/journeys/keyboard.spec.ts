import { expect, test } from '../fixtures/app.ts'
import { margin, openReport, paintedWords, reportRow, textOf } from '../fixtures/steps.ts'

const TITLE = '石渡县人民代表大会常务委员会工作报告'

test('a sentence is chosen, marked and noted without the mouse', async ({ app }) => {
  const { page } = app
  await openReport(page, reportRow(page, '石渡县', 2024))
  const text = textOf(page, TITLE)
  await expect(text).toContainText('青禾河的源头')
  await text.focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const chosen = await page.evaluate(() => getSelection()?.toString() ?? '')
  expect(chosen.length).toBeGreaterThan(5)
  await page.keyboard.press('2')
  await expect(margin(page).getByRole('listitem', { name: chosen, exact: true })).toContainText('石绿')
  await expect.poll(() => paintedWords(page)).toContain(chosen)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: '笔记' }).fill('键盘写的')
  await page.keyboard.press('Control+Enter')
  await expect(margin(page).getByRole('listitem', { name: chosen, exact: true })).toContainText('键盘写的')
})
