import { expect, test } from '../fixtures/app.ts'
import { margin, openReport, reportRow, show, textOf } from '../fixtures/steps.ts'

const TITLE = '石渡县人民代表大会常务委员会工作报告'

test('a memo is written beside its report, links to a passage, is there after kill -9, and is taken back', async ({ app }) => {
  let { page } = app
  await openReport(page, reportRow(page, '石渡县', 2024))
  await expect(textOf(page, TITLE)).toContainText('青禾河的源头')
  await textOf(page, TITLE).focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const chosen = await page.evaluate(() => getSelection()?.toString() ?? '')

  // A passage becomes a highlight and a link in the memo of its report, without the mouse.
  await page.keyboard.press('Shift+M')
  const memo = page.getByRole('complementary', { name: '备忘' })
  const field = memo.getByRole('textbox', { name: '备忘正文（Markdown）' })
  await expect(field).toHaveValue(/^\[.+\]\(duidu:\/\/passage\/[\w-]+\/[\w-]+\)$/)
  await expect(margin(page).getByRole('listitem', { name: chosen, exact: true })).toBeVisible()
  await field.press('Control+End')
  await field.pressSequentially('\n\n**监督力度：**比上年强&amp;<img src=x onerror=alert(1)>')
  const preview = memo.getByRole('region', { name: '预览' })
  await expect(preview.locator('strong')).toHaveText('监督力度：')
  await expect(preview).toContainText('比上年强&<img src=x onerror=alert(1)>')
  await expect(preview.locator('img')).toHaveCount(0)

  // What is said to be saved is there after the program died.
  await expect(memo.getByText('已存')).toBeVisible()
  await app.kill()
  await app.start()
  page = app.page
  await show(page, '笔记')
  await page
    .getByRole('radio', { name: '备忘', exact: true })
    .or(page.getByRole('button', { name: '备忘', exact: true }))
    .first()
    .click()
  const list = page.getByRole('navigation', { name: '全部备忘' })
  await list.getByRole('button', { name: /监督力度/ }).click()
  await expect(page.getByRole('textbox', { name: '备忘正文（Markdown）' })).toHaveValue(/比上年强/)

  // Its link leads back to the passage.
  await page.getByRole('region', { name: '预览' }).getByRole('button').first().click()
  await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
  await expect(margin(page).getByRole('listitem', { name: chosen, exact: true })).toHaveAttribute('aria-current', 'true')

  // Found by its words, and nothing else.
  await show(page, '笔记')
  const filter = page.getByRole('searchbox', { name: '过滤备忘' })
  await filter.fill('没有这样的词')
  await expect(list).toContainText('没有含这些字的备忘。')
  await filter.fill('监督力度')
  await expect(list.getByRole('button')).toHaveCount(1)

  // Also from the filter of the notes, and by quick open.
  await filter.fill('')
  await page.getByRole('radio', { name: '列表', exact: true }).click()
  await page.getByRole('searchbox', { name: '按引文或笔记过滤' }).fill('监督力度')
  await page.getByRole('button', { name: '1 份备忘也有这些字' }).click()
  await expect(list.getByRole('button')).toHaveCount(1)
  await show(page, '书库')
  await page.keyboard.press('Control+p')
  await page.keyboard.type('jdld')
  await page.getByRole('option', { name: /监督力度/ }).click()
  await expect(page.getByRole('textbox', { name: '备忘正文（Markdown）' })).toHaveValue(/比上年强/)

  // Deleted, and had again.
  await page.getByRole('button', { name: '删除备忘' }).click()
  await expect(list.getByRole('button')).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).first().click()
  await expect(list.getByRole('button')).toHaveCount(1)
})
