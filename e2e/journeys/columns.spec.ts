import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { LANZHU_2023, LANZHU_2024 } from '../fixtures/report-texts.ts'
import { openFolder, reportRow } from '../fixtures/steps.ts'

const quoted = (cells: readonly string[]) => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')

/** So short that no column looks like one of texts. */
const first = (text: string) => text.slice(0, 180)

test('a table whose columns are not known is read as the user says', async ({ app }) => {
  const { page, folders } = app
  const folder = join(folders.home, '表格')
  await mkdir(folder)
  const rows = [
    ['序号', '何处', '何年', '全部文字'],
    ['1', '兰渚市', '2023', first(LANZHU_2023)],
    ['2', '兰渚市', '2024', first(LANZHU_2024)],
  ]
  await writeFile(join(folder, '汇总.csv'), rows.map(quoted).join('\n'))
  await openFolder(app, folder)
  await page.getByRole('region', { name: '导入结果' }).getByRole('button', { name: '1 个问题' }).click()
  await page.getByRole('dialog', { name: '上次导入' }).getByRole('button', { name: '指定各列' }).click()

  const dialog = page.getByRole('dialog', { name: '表格各列是什么' })
  await expect(dialog).toContainText('兰渚市')
  await expect(dialog.getByRole('button', { name: '按此读取' })).toBeDisabled()
  await dialog.getByRole('combobox', { name: /全部文字/ }).selectOption('正文')
  await dialog.getByRole('combobox', { name: /何处/ }).selectOption('地区')
  await dialog.getByRole('combobox', { name: /何年/ }).selectOption('年份')
  await expect(dialog.getByRole('status')).toContainText('这样会得到 2 份报告')
  await dialog.getByRole('button', { name: '按此读取' }).click()
  await expect(dialog).toBeHidden()
  await expect(reportRow(page, '兰渚市', 2023)).toBeVisible()
  await expect(reportRow(page, '兰渚市', 2024)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(reportRow(page, '兰渚市', 2024)).toBeHidden()
})
