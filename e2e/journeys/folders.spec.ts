import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { LANZHU_2024 } from '../fixtures/report-texts.ts'
import { finishImport, openFolder, reportRow } from '../fixtures/steps.ts'

test('a watched folder brings in what is new, says so, and takes it back', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  await finishImport(page, '3 份报告')

  await page.getByRole('button', { name: '书库', exact: true }).last().click()
  await page.getByRole('menuitem', { name: '文件夹…' }).click()
  const dialog = page.getByRole('dialog', { name: '文件夹' })
  const folder = dialog.getByRole('listitem').filter({ hasText: '工作报告' })
  await expect(folder).toContainText('2 个文件')
  await folder.getByRole('checkbox', { name: '留意变化' }).check()
  await dialog.getByRole('button', { name: '关闭' }).click()

  await writeFile(join(folders.reports, '兰渚市人大常委会工作报告2024.txt'), LANZHU_2024)
  const news = page.getByRole('region', { name: '文件夹的变化' })
  await expect(news).toContainText('工作报告：新增 1 份报告')
  await expect(reportRow(page, '兰渚市', 2024)).toBeVisible()
  await news.getByRole('button', { name: '撤销' }).click()
  await expect(reportRow(page, '兰渚市', 2024)).toBeHidden()

  await rename(join(folders.reports, '汇编.txt'), join(folders.home, '汇编.txt'))
  await expect(news).toContainText('工作报告：1 个文件已不在原处')
  await news.getByRole('button', { name: '查看' }).click()
  await folder.getByRole('button', { name: '1 个文件已不在原处' }).click()
  await expect(dialog.getByText('工作报告/汇编.txt', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(reportRow(page, '沙湖市', 2024)).toBeVisible()

  // What is watched is watched again after a start, without being opened anew.
  await app.kill()
  await rename(join(folders.home, '汇编.txt'), join(folders.reports, '汇编.txt'))
  await writeFile(join(folders.reports, '新.txt'), LANZHU_2024.replaceAll('2024', '2025').replaceAll('2023', '2024'))
  await app.start()
  await expect(reportRow(app.page, '兰渚市', 2025)).toBeVisible()
})
