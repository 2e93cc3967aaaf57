import { expect, test } from '../fixtures/app.ts'
import { finishImport, openFolder, paintedWords, reportRow, textOf } from '../fixtures/steps.ts'

const TITLE = '雁桥市人民代表大会常务委员会工作报告'
const ADVERTISEMENT = '更多范文请加客服,电话:000-00000000'
const FIRST_LINE = '好文案网(www.haowenan.example)整理,每天更新范文!'

test('a compilation is looked at beside its reports: what was cut, why, and where each sentence went', async ({ app }) => {
  const { page, folders } = app
  const source = page.getByRole('region', { name: '原文' })
  const report = page.getByRole('region', { name: TITLE })

  await test.step('open the source of the second report', async () => {
    await openFolder(app, folders.reports)
    await finishImport(page, '3 份报告')
    await reportRow(page, '雁桥市', 2024).click()
    await page.getByRole('button', { name: '对照原文' }).click()
    await expect(page.getByRole('main', { name: '对照原文' })).toBeVisible()
    await expect(report).toContainText('封雁声')
    // It begins where the report begins, not where the file does.
    await expect(source.locator('[data-lit]')).toHaveText(TITLE)
    await expect(source.locator('[data-lit]')).toBeInViewport()
    await expect(page.getByText('第 2 份：雁桥市 · 人大 · 2024')).toBeVisible()
  })

  await test.step('step to the advertisement', async () => {
    await page.keyboard.press('n')
    const cut = source.getByText(ADVERTISEMENT)
    await expect(cut).toBeInViewport()
    await expect(cut).toHaveCSS('text-decoration-line', 'line-through')
    await expect(page.getByText('广告：网站或客服的广告，没有当作正文。')).toBeVisible()
    await page.keyboard.press('n')
    await expect(source.getByText(FIRST_LINE)).toBeInViewport()
    await expect(source.getByText(FIRST_LINE)).toHaveCSS('text-decoration-line', 'line-through')
    await page.keyboard.press('p')
    await expect(cut).toBeInViewport()
  })

  await test.step('click a sentence and see it in the report', async () => {
    await source.getByText('走访渔村和码头12处').click()
    await expect.poll(() => paintedWords(page)).toHaveLength(1)
    const [words = ''] = await paintedWords(page)
    expect(await source.locator('[data-lit]').allTextContents()).toEqual([words])
    expect(words.endsWith('。')).toBe(true)
  })

  await test.step('go on reading it, and come back', async () => {
    await page.getByRole('button', { name: '阅读这份报告' }).click()
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    await expect(textOf(page, TITLE)).toContainText('封雁声')
    await page.getByRole('button', { name: '对照原文' }).click()
    await expect(source).toContainText('封雁声')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
  })
})

test('a problem of an import leads to its spot in the source', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  const result = page.getByRole('region', { name: '导入结果' })
  await result.getByRole('button', { name: /个问题/ }).click()
  const problems = page.getByRole('dialog')
  await expect(problems).toContainText('沙湖市人大常委会工作报告')
  await problems.getByRole('button', { name: '跳到原文' }).first().click()
  const lit = page.getByRole('region', { name: '原文' }).locator('[data-lit]')
  await expect(lit).toHaveText('1.沙湖市人大常委会工作报告')
  await expect(lit).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(result).toBeVisible()
})
