import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { chooseFolder, reportRow, show } from '../fixtures/steps.ts'

test('words and a concept over the years, to their passages and back, taken back and exported', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()

  await test.step('a word is a line; what it counts is one key away', async () => {
    await show(page, '趋势')
    await page.getByRole('textbox', { name: '要数的字句' }).fill('执法检查')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^执法检查，2022 年：.*共 2 处，1 份报告里有 1 份提到$/ }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name: '检索' })).toBeVisible()
    await expect(page.getByText('2 份报告，共 3 处')).toBeVisible()
    await page.getByRole('button', { name: '回到趋势' }).click()
    await expect(page.getByRole('button', { name: /^执法检查，2023 年/ })).toBeFocused()
  })

  await test.step('a concept stands for several expressions, also by place and year', async () => {
    await page.getByRole('button', { name: '新概念' }).click()
    const dialog = page.getByRole('dialog', { name: '新概念' })
    await dialog.getByRole('textbox', { name: '名称' }).fill('询问检查')
    await dialog.getByRole('textbox', { name: /包括的说法/ }).fill('专题询问\n执法检查 近/5')
    await expect(dialog.getByText(/^第 2 行/)).toBeVisible()
    await dialog.getByRole('textbox', { name: /包括的说法/ }).fill('专题询问\n执法检查')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('button', { name: /^询问检查，2023 年：.*共 4 处/ })).toBeVisible()
    await page.getByRole('button', { name: '“询问检查”按地区和年份' }).click()
    await page.getByRole('button', { name: /^询问检查，青禾市 · 2024 年：.*共 6 处/ }).click()
    await expect(page.getByText('1 份报告，共 6 处')).toBeVisible()
    await page.getByRole('button', { name: '回到趋势' }).click()
  })

  await test.step('a deleted concept comes back with one click', async () => {
    await page.getByRole('button', { name: '删除“询问检查”' }).click()
    await expect(page.getByText('还没有概念')).toBeVisible()
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
    await expect(page.getByRole('checkbox', { name: '询问检查' })).toBeVisible()
  })

  await test.step('the table is written to a file', async () => {
    await page.getByRole('radio', { name: '年份', exact: true }).check()
    await page.getByRole('button', { name: '复制、导出' }).click()
    await chooseFolder(app, page.getByRole('menuitem', { name: '导出 CSV' }), app.folders.empty)
    await expect(page.getByText(/已写入 3 行：/)).toBeVisible()
    const table = await readFile(join(app.folders.empty, 'trends.csv'), 'utf8')
    expect(table.split('\r\n')[0]).toBe('\uFEFF年份,报告数,字数,执法检查,执法检查 报告数,执法检查 每万字')
    expect(table.split('\r\n')[1]).toMatch(/^2022,1,\d+,2,1,/)
  })
})

test('what was searched is seen over the years under the same filters', async ({ app }) => {
  const { page } = app
  await expect(reportRow(page, '石渡县', 2024)).toBeVisible()
  await show(page, '检索')
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('执法检查')
  await expect(page.getByText('6 份报告，共 9 处')).toBeVisible()
  await page.getByRole('checkbox', { name: /^2024/ }).check()
  await expect(page.getByText('3 份报告，共 4 处')).toBeVisible()
  await page.getByRole('button', { name: '看趋势' }).click()
  await expect(page.getByRole('main', { name: '趋势' }).getByRole('checkbox', { name: /^2024/ })).toBeChecked()
  await expect(page.getByRole('button', { name: /^执法检查，2024 年：.*共 4 处/ })).toBeVisible()
})
