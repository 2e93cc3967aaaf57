import { expect, test } from '../fixtures/app.ts'
import { finishImport, openFolder, reportRow } from '../fixtures/steps.ts'

test('one click removes the sample library, one click brings it back', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '青禾市', 2023)).toBeVisible()
  await page.getByRole('button', { name: '移除示例' }).click()
  await expect(page.getByText('书库还是空的')).toBeVisible()
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
  await expect(reportRow(page, '青禾市', 2023)).toBeVisible()
})

test('a file that is dropped onto the window is imported', async ({ app }) => {
  await expect(reportRow(app.page, '青禾市', 2023)).toBeVisible()
  await app.dropFile(app.folders.looseFile)
  await finishImport(app.page, '1 份报告')
  await expect(reportRow(app.page, '兰渚市', 2024)).toBeVisible()
})

test('metadata of several reports is changed at once and can be taken back', async ({ app }) => {
  const { page } = app
  await openFolder(app, app.folders.reports)
  await finishImport(page, '3 份报告')
  await reportRow(page, '沙湖市', 2024).click()
  await reportRow(page, '雁桥市', 2024).click({ modifiers: ['Control'] })
  await page.getByRole('button', { name: '修改信息' }).click()
  const dialog = page.getByRole('dialog', { name: '修改 2 份报告的信息' })
  await dialog
    .getByRole('textbox', { name: '年份' })
    .or(dialog.getByRole('combobox', { name: '年份' }))
    .fill('2025')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(reportRow(page, '沙湖市', 2025)).toBeVisible()
  await expect(reportRow(page, '雁桥市', 2025)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(reportRow(page, '沙湖市', 2024)).toBeVisible()
  await expect(reportRow(page, '雁桥市', 2024)).toBeVisible()
})

test('an empty folder and a file that is no text are told in a sentence', async ({ app }) => {
  const { page } = app
  await openFolder(app, app.folders.empty)
  await expect(page.getByRole('alert')).toContainText('这里没有可以读入的报告')
  await openFolder(app, app.folders.broken)
  const result = page.getByRole('region', { name: '导入结果' })
  await expect(result.getByRole('status')).toContainText('1 个文件读不了')
  await expect(page.getByRole('alert')).toBeHidden()
  await result.getByRole('button', { name: '1 个问题' }).click()
  const dialog = page.getByRole('dialog', { name: '上次导入' })
  await expect(dialog).toContainText('照片.txt')
  await expect(dialog).toContainText('这个文件不是文本')
})
