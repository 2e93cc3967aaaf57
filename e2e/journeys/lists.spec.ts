import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { finishImport, openFolder, reportRow, show } from '../fixtures/steps.ts'

test('a report is reached by a few letters, a set of reports is kept as a list, and a search with it', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  await finishImport(page, '3 份报告')

  // By initials and year, from the keyboard alone, then a section of it in the other pane.
  const palette = page.getByRole('combobox', { name: '快速打开' })
  await page.keyboard.press('Control+p')
  await expect(palette).toBeFocused()
  await page.keyboard.type('lzrd2023')
  await expect(page.getByRole('option', { name: /兰渚市.*2023/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette).toBeFocused()
  await page.keyboard.type('兰渚 2023 代表')
  await expect(page.getByRole('group', { name: /^小标题/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: /兰渚市/ })).toHaveCount(2)

  // What was open is there again.
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('group', { name: '最近打开' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')

  // Two of them become a list.
  await show(page, '书库')
  await reportRow(page, '兰渚市', 2023).click()
  await page.getByRole('button', { name: '加入清单…' }).click()
  await page.getByRole('combobox', { name: '阅读清单' }).fill('要读的')
  await page.keyboard.press('Enter')
  const list = page.getByRole('checkbox', { name: /^要读的/ })
  await list.check()
  await expect(page.getByRole('grid', { name: '报告' }).getByRole('row', { name: /市/ })).toHaveCount(1)

  // A search is narrowed to it, kept, and done again.
  await show(page, '检索')
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('代表')
  await expect(page.getByRole('status').filter({ hasText: /^11 份报告/ })).toBeVisible()
  await list.check()
  await expect(page.getByRole('status').filter({ hasText: /^1 份报告/ })).toBeVisible()
  await page.getByRole('button', { name: '保存检索' }).click()
  await page.getByRole('textbox', { name: /^检索名称/ }).fill('代表工作')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('监督')
  await page.getByRole('button', { name: '代表工作' }).click()
  await expect(page.getByRole('combobox', { name: '检索全部报告' })).toHaveValue('代表')

  await app.kill()
  const library = join(folders.data, '我的书库.duidu')
  const { reports } = await app.duidu<{ reports: { year: number }[] }>('reports', '--library', library, '--list', '要读的')
  expect(reports.map(({ year }) => year)).toEqual([2023])

  // After a restart the list is taken back, and with it what it narrows.
  await app.start()
  const undo = app.page.getByRole('contentinfo').getByRole('button', { name: /^撤销/ })
  await undo.click()
  await expect(app.page.getByText('已撤销：保存检索。')).toBeVisible()
  await undo.click()
  await expect(app.page.getByText('已撤销：保存阅读清单。')).toBeVisible()
  await show(app.page, '书库')
  await expect(app.page.getByRole('checkbox', { name: /^要读的/ })).toBeHidden()
})
