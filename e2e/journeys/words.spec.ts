import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { chooseFolder, reportRow, show } from '../fixtures/steps.ts'

test('from the words of the library to their passages, to what sets some reports apart, and to a file', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()

  await test.step('words are counted, and one of them is looked at where it stands', async () => {
    await show(page, '词语')
    await expect(page.getByText(/^8 份报告 [\d,]+ 词，列出 \d+ 个$/)).toBeVisible()
    await page.getByRole('textbox', { name: '只列含有这些字的词' }).fill('代表建议')
    await page.getByRole('row', { name: /^代表建议 / }).click()
    await page
      .getByRole('row', { name: /^代表建议 / })
      .getByRole('button', { name: '原文' })
      .click()
    await expect(page.getByRole('main', { name: '检索' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: '检索全部报告' })).toHaveValue('代表建议')
  })

  await test.step('the table is as it was left; the CPPCC is told from the others by its own words', async () => {
    await page.getByRole('button', { name: '回到词语' }).click()
    await expect(page.getByRole('grid', { name: '词频' })).toBeFocused()
    const containing = page.getByRole('textbox', { name: '只列含有这些字的词' })
    await expect(containing).toHaveValue('代表建议')
    await containing.fill('')
    await page.getByText('关键词', { exact: true }).click()
    await expect(page.getByRole('heading', { name: '没有可以对照的报告' })).toBeVisible()
    await page.getByRole('checkbox', { name: /^政协 / }).click()
    await expect(page.getByText(/^选中 1 份报告 [\d,]+ 词，对照 7 份报告/)).toBeVisible()
    const first = page.getByRole('grid', { name: '关键词' }).getByRole('row').nth(1)
    await expect(first).toHaveAccessibleName(/^(政协|委员|协商|提案)/)
  })

  await test.step('the neighbours of a word are written to a file', async () => {
    await page.getByRole('button', { name: '清除' }).click()
    await page.getByText('搭配', { exact: true }).first().click()
    await page.getByRole('textbox', { name: '看哪个词的搭配' }).fill('监督')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: '至少' }).selectOption('2 次')
    await expect(page.getByText(/^“监督”作为整词出现 \d+ 次/)).toBeVisible()
    await page.getByRole('button', { name: '导出…' }).click()
    await chooseFolder(app, page.getByRole('menuitem', { name: '导出 CSV…' }), app.folders.empty)
    await expect(page.getByText(/已写入 \d+ 行：/)).toBeVisible()
    const table = await readFile(join(app.folders.empty, 'collocations.csv'), 'utf8')
    expect(table.split('\r\n')[0]).toBe('\uFEFF词,共现次数,总次数,对数似然 G2,logDice,互信息 MI')
  })
})
