import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { LANZHU_2023 } from '../fixtures/report-texts.ts'
import { finishImport, openFolder, reportRow } from '../fixtures/steps.ts'

test('a report that comes in again under another name is told, and one of both is kept, with a way back', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  await finishImport(page, '3 份报告')
  // The same report from a web page: other signs, another encoding, another name.
  const copies = join(folders.home, '网上下载')
  await mkdir(copies)
  await writeFile(join(copies, '下载1.txt'), Buffer.from(`\ufeff${LANZHU_2023.replaceAll('，', ' , ')}`, 'utf16le'))
  await openFolder(app, copies)

  await page.getByRole('region', { name: '导入结果' }).getByRole('button', { name: '1 份看来书库里已有' }).click()
  const dialog = page.getByRole('dialog', { name: '看来重复的报告' })
  const group = dialog.getByRole('group', { name: /^兰渚市 · 人大 · 2023.*文字相同/ })
  await expect(group.getByRole('radio', { name: /工作报告\/兰渚市人大常委会工作报告2023\.txt/ })).toBeChecked()
  await expect(group.getByRole('radio', { name: /网上下载\/下载1\.txt/ })).not.toBeChecked()
  await dialog.getByRole('button', { name: '关闭' }).click()

  // Both are recognised in the list, and are listed alone.
  const mark = page.getByRole('button', { name: '与另外 1 份报告重复，打开核对' })
  await page.getByRole('checkbox', { name: '看来重复' }).check()
  await expect(mark).toHaveCount(2)
  await mark.first().click()

  // From the keyboard: the copy is kept, then all is done.
  await group.getByRole('radio', { checked: true }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(group.getByRole('radio', { name: /下载1\.txt/ })).toBeChecked()
  await dialog.getByRole('button', { name: '按选择处理 1 组' }).press('Enter')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect(reportRow(page, '兰渚市', 2023)).toHaveCount(1)
  await expect(page.getByRole('button', { name: '份看来重复' })).toBeHidden()

  await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
  await expect(reportRow(page, '兰渚市', 2023)).toHaveCount(2)
  await page.getByRole('button', { name: '1 份看来重复' }).click()
  await group.getByRole('radio', { name: '都留，它们是不同的报告' }).check()
  await dialog.getByRole('button', { name: '按选择处理 1 组' }).click()
  await expect(mark).toHaveCount(0)

  await app.kill()
  const { groups } = await app.duidu<{ groups: unknown[] }>('duplicates', '--library', join(folders.data, '我的书库.duidu'))
  expect(groups).toEqual([])
})
