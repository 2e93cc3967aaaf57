import { existsSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { readTree } from '../fixtures/folders.ts'
import { ROOT } from '../fixtures/program.ts'
import { selectWithMouse } from '../fixtures/select-text.ts'
import { card, chooseFolder, finishImport, openFolder, openReport, reportRow, show, textOf } from '../fixtures/steps.ts'

const corpus = resolve(ROOT, process.env['DUIDU_CORPUS'] ?? '../shared/corpus')
const QUOTE = '召开常委会会议5次'
const TITLE = '白城市人民代表大会常务委员会工作报告'

test('real files: 37 reports of five files, one marked, tagged, noted and exported twice alike', async ({ app }, testInfo) => {
  testInfo.skip(!existsSync(corpus), 'needs the real reports of DUIDU_CORPUS')
  const { page, folders } = app
  const seeds = join(folders.home, '真实报告')
  await mkdir(seeds)
  await cp(join(corpus, 'seeds'), seeds, { recursive: true })

  await openFolder(app, seeds)
  await finishImport(page, '37 份报告')
  await openReport(page, reportRow(page, '白城市', '人大', 2023))
  const text = textOf(page, TITLE)
  await selectWithMouse(text, QUOTE)
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: '标签' }).fill('监督/会议')
  await page.keyboard.press('Enter')
  await expect(card(page, QUOTE)).toContainText('监督/会议')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: '笔记' }).fill('会议次数')
  await page.keyboard.press('Control+Enter')
  await expect(card(page, QUOTE)).toContainText('会议次数')

  await show(page, '笔记')
  await chooseFolder(app, page.getByRole('button', { name: /^选择…/ }), folders.exports)
  const write = page.getByRole('button', { name: '导出 Markdown' })
  const outcome = page.getByRole('main').getByText(/已写 \d+ 个文件/)
  await write.click()
  await expect(outcome).toBeVisible()
  const first = await readTree(folders.exports)
  const report = Object.values(first).find(content => content.includes(QUOTE))
  expect(report).toContain('监督/会议')
  expect(report).toContain('会议次数')
  await write.click()
  await expect(outcome).toContainText('已写 0 个文件')
  expect(await readTree(folders.exports)).toEqual(first)
})
