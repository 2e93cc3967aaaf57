import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { LANZHU_2023 } from '../fixtures/report-texts.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import { card, finishImport, openFolder, openReport, reportRow, show, textOf } from '../fixtures/steps.ts'

const LANZHU = '兰渚市人民代表大会常务委员会工作报告'
const MEETINGS = '召开常委会会议5次，听取和审议专项工作报告11项'
const CHANGED = MEETINGS.replace('5次', '6次')

test('a highlight whose figure changed in the file is asked about, moved by hand, undone, and had again from the bin', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  await finishImport(page, '3 份报告')
  await openReport(page, reportRow(page, '兰渚市', 2023))
  await selectWithMouse(textOf(page, LANZHU), MEETINGS)
  await page.keyboard.press('3')
  await expect(card(page, MEETINGS)).toBeVisible()

  await test.step('the file changes', async () => {
    const changed = LANZHU_2023.replace('会议5次', '会议6次')
    await writeFile(join(folders.reports, '兰渚市人大常委会工作报告2023.txt'), changed)
    await show(page, '书库')
    await page.keyboard.press('F5')
    await page.getByRole('button', { name: '核对 1 条批注…' }).click()
  })

  await test.step('old and new stand side by side; the reader moves it to other words', async () => {
    await expect(page.getByRole('radio', { name: '待核对 1' })).toBeChecked()
    await expect(page.getByRole('deletion')).toHaveText('5')
    await expect(page.getByRole('insertion')).toHaveText('6')
    await page.getByRole('button', { name: '移到别处' }).click()
    await expect(page.getByText(`为“${MEETINGS}”选中新的文字`)).toBeVisible()
    await selectWithMouse(textOf(page, LANZHU), '常委会会议6次')
    await page.getByRole('button', { name: '移到选中的文字' }).click()
    await expect(card(page, '常委会会议6次')).toBeVisible()
  })

  await test.step('undone, it is asked about again and confirmed', async () => {
    await page.keyboard.press('Control+z')
    await show(page, '笔记')
    await page.getByRole('button', { name: '就是这里' }).click()
    await expect(page.getByRole('heading', { name: '没有待核对的批注' })).toBeVisible()
  })

  await test.step('deleted, it comes back from the bin after a restart; the history knows it all', async () => {
    await page.getByRole('radio', { name: '列表' }).check()
    const note = page.getByRole('article').filter({ hasText: CHANGED })
    await note.getByRole('checkbox', { name: '选择这一条' }).check()
    await page.getByRole('button', { name: '删除', exact: true }).click()
    await expect(note).toBeHidden()
    await app.kill()
    await app.start()
    await app.page.getByRole('button', { name: '历史和回收站' }).click()
    const dialog = app.page.getByRole('dialog', { name: '历史和回收站' })
    await expect(dialog.getByRole('list', { name: '历史' }).getByRole('button').first()).toContainText('删除批注')
    await dialog.getByRole('radio', { name: '回收站' }).check()
    await dialog.getByRole('button', { name: '恢复', exact: true }).click()
    await expect(dialog.getByText('回收站是空的。')).toBeVisible()
    await app.page.keyboard.press('Escape')
    await show(app.page, '笔记')
    await expect(app.page.getByRole('article').filter({ hasText: CHANGED })).toBeVisible()
  })
})
