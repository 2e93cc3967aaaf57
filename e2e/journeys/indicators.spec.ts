import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import { chooseFolder, openReport, reportRow, show, textOf } from '../fixtures/steps.ts'

/** What is counted by it has no name yet. */
const EXAMPLE = '步行踏勘河段48公里'

async function openTable(page: Page): Promise<void> {
  await show(page, '比较')
  await page.getByRole('radio', { name: '指标表' }).check()
  await expect(page.getByRole('grid', { name: '指标表' })).toBeVisible()
}

/** Shows these indicators and no others. */
async function chooseIndicators(page: Page, ...names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^指标：/ }).click()
  const picker = page.getByRole('dialog', { name: '选指标' })
  await picker.getByRole('button', { name: '全部去掉' }).click()
  for (const name of names) {
    await picker.getByRole('combobox', { name: '选指标' }).fill(name)
    await page.keyboard.press('Enter')
    await picker.getByRole('combobox', { name: '选指标' }).fill('')
  }
  await page.keyboard.press('Escape')
  await expect(picker).toBeHidden()
}

/** By place, body and year, as far as they stand at its beginning. */
const row = (page: Page, ...words: (string | number)[]) =>
  page.getByRole('grid', { name: '指标表' }).getByRole('row', { name: new RegExp(`^${words.join('\\s*')}`) })

test('figures of places and years with their sentences, another one chosen, taken back, and exported', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()
  await openTable(page)

  await test.step('indicators are found by pinyin; what a report does not say is no 0', async () => {
    await chooseIndicators(page, 'cwhhy', '政协提案')
    await expect(row(page, '青禾市', '人大', 2024).getByRole('button')).toHaveText(['—未提及', '8'])
    await expect(row(page, '青禾市', '政协', 2024).getByRole('button')).toHaveText(['286', '4'])
  })

  await test.step('the arrow keys show the sentence of each figure, Enter what else it might be', async () => {
    await chooseIndicators(page, '规范性文件备案')
    const cell = row(page, '临溪市', '人大', 2024).getByRole('button')
    await cell.focus()
    await expect(page.getByRole('status').filter({ hasText: '临溪市 · 2024' }).locator('mark')).toHaveText(/^\d+件$/)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: '这个数的出处' })
    await expect(panel.getByText('表中所用')).toHaveCount(1)
    await panel.getByRole('button', { name: '选用' }).first().click()
    await expect(panel).toBeHidden()
    await expect(cell).toContainText('你选定的')
    await page.getByRole('button', { name: /^撤销/ }).click()
    await expect(cell).not.toContainText('你选定的')
  })

  await test.step('a figure from elsewhere is written down with where it is from', async () => {
    await row(page, '临溪市', '人大', 2023).getByRole('button').click()
    const panel = page.getByRole('dialog', { name: '这个数的出处' })
    await panel.getByRole('button', { name: '自己填写' }).click()
    await panel.getByRole('textbox', { name: /^数值/ }).fill('1,234')
    await panel.getByRole('textbox', { name: '说明' }).fill('公报')
    await page.keyboard.press('Enter')
    await expect(row(page, '临溪市', '人大', 2023).getByRole('button')).toContainText('1,234')
    await expect(page.getByRole('status').filter({ hasText: '你填写的。公报' })).toBeVisible()
  })

  await test.step('the years of one indicator stand side by side, drawn too', async () => {
    await chooseIndicators(page, 'cwhhy')
    await page.getByRole('radio', { name: '各年' }).check()
    await expect(row(page, '青禾市', '人大').getByRole('button')).toHaveText(['6', '7', '8'])
    await page.getByRole('radio', { name: '图', exact: true }).check()
    await page.getByRole('button', { name: '青禾市 2023：7 次' }).click()
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    await show(page, '比较')
    await page.getByRole('radio', { name: '表', exact: true }).check()
  })

  await test.step('table and evidence go to files', async () => {
    await page.getByRole('button', { name: '导出…', exact: true }).click()
    await chooseFolder(app, page.getByRole('menuitem', { name: /^CSV/ }), app.folders.empty)
    await expect(page.getByText(/已写入 \d+ 行：/)).toBeVisible()
    const table = await readFile(join(app.folders.empty, 'indicators.csv'), 'utf8')
    expect(table.split('\r\n')[0]).toBe('\uFEFF地区,机关,报告年份,常委会会议（次）')
    expect(table).toContain('\r\n青禾市,人大,2024,8\r\n')
    expect(await readFile(join(app.folders.empty, 'indicators-evidence.csv'), 'utf8')).toContain('召开常委会会议8次')
  })
})

test('an indicator of the user’s own is begun by what is often counted, and used like the others', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()
  await openTable(page)
  await page.getByRole('button', { name: '自定义指标' }).click()
  const dialog = page.getByRole('dialog', { name: '自定义指标' })
  await dialog.getByRole('combobox').fill('旁听庭审')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('在 3 份报告里找到 3 个数')).toBeVisible()
  await dialog.getByRole('textbox', { name: '名称' }).fill('代表旁听')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('columnheader', { name: /代表旁听/ })).toBeVisible()
  await expect(row(page, '青禾市', '人大', 2024).getByRole('button').first()).toHaveText('11')
})

test('a number of the text is the example of an indicator, by keyboard alone; the table is there again after a restart', async ({
  app,
}) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()
  await openTable(page)
  await chooseIndicators(page, 'cwhhy')
  await openReport(page, reportRow(page, '石渡县', 2024))
  await selectWithMouse(textOf(page, '石渡县人民代表大会常务委员会工作报告'), EXAMPLE)
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: '自定义指标' })
  await expect(dialog.getByRole('textbox', { name: '名称' })).not.toHaveValue('')
  await dialog.getByRole('textbox', { name: '名称' }).fill('踏勘河段')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: '指标：2 个' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /踏勘河段/ })).toBeVisible()
  await page.getByRole('radio', { name: '各年' }).check()
  await openReport(page, reportRow(page, '青禾市', '人大', 2024))
  await expect(textOf(page, '青禾市人民代表大会常务委员会工作报告')).toContainText('各位代表')

  await app.kill()
  await app.start()
  await show(app.page, '比较')
  await expect(app.page.getByRole('button', { name: '指标：2 个' })).toBeVisible()
  await expect(app.page.getByRole('radio', { name: '各年' })).toBeChecked()
})
