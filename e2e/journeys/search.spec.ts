import type { Page } from '@playwright/test'
import { type App, expect, test } from '../fixtures/app.ts'
import { readTree } from '../fixtures/folders.ts'
import { chooseFolder, finishImport, openFolder, show, textOf } from '../fixtures/steps.ts'

const SHAHU = '沙湖市人民代表大会常务委员会工作报告'

/** The reports of this test; the sample reports stay out. */
const OWN = '地区:兰渚,沙湖,雁桥'

const box = (page: Page) => page.getByRole('combobox', { name: '检索全部报告' })
const summary = (page: Page) => page.getByRole('main').getByRole('status').first()
const concordance = (page: Page) => page.getByRole('grid', { name: '逐处' })
/** The line that the keyboard is on. */
const active = (page: Page) => concordance(page).locator('tr[data-active]')

/** The lines of hits, by their place and the words right before and after them. */
const line = (page: Page, place: string, left: string, right: string) =>
  concordance(page)
    .getByRole('row', { name: new RegExp(place) })
    .filter({ has: page.locator('td', { hasText: new RegExp(`${left}$`) }) })
    .filter({ has: page.locator('td', { hasText: new RegExp(`^${right}`) }) })
const showAs = (page: Page, view: '报告' | '逐处' | '分布') =>
  page.getByRole('radiogroup', { name: '结果的样子' }).getByText(view, { exact: true }).click()

/** Words right of the hits, from the top of the list. */
const rightWords = (page: Page) =>
  concordance(page)
    .getByRole('row')
    .evaluateAll(rows => rows.slice(1).map(row => row.querySelector('td:nth-last-child(2)')?.textContent?.slice(0, 6)))

/** Looks at every frame: a passage is lit up for a moment only. */
const untilLitUp = (page: Page, words: string) =>
  page.waitForFunction(sought => {
    const lit = [...(CSS.highlights.get('flash') ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange()
      range.setStart(startContainer, startOffset)
      range.setEnd(endContainer, endOffset)
      return range.toString()
    })
    return lit.length === 1 && lit[0] === sought
  }, words)

async function begin(app: App): Promise<void> {
  await openFolder(app, app.folders.reports)
  await finishImport(app.page, '3 份报告')
  await show(app.page, '检索')
}

test('search, narrow, sort, go to a hit and back, tag all hits, take it back', async ({ app }) => {
  const { page } = app
  await begin(app)

  await test.step('every occurrence, in its context', async () => {
    await box(page).fill(`代表 ${OWN}`)
    await showAs(page, '逐处')
    await expect(line(page, '兰渚市', '组织', '到联络站接待群众')).toBeVisible()
    await expect(summary(page)).toContainText(/共 \d+ 处/)
    const [, all] = /共 (\d+) 处/.exec((await summary(page).textContent()) ?? '') ?? []
    await expect(concordance(page)).toHaveAttribute('aria-rowcount', `${Number(all) + 1}`)
  })

  await test.step('narrow to a year', async () => {
    await page.getByRole('checkbox', { name: /^2024 / }).check()
    await expect(line(page, '沙湖市', '组织', '到联络站')).toBeVisible()
    await expect(line(page, '兰渚市', '', '')).toHaveCount(0)
  })

  await test.step('sort by what follows', async () => {
    const before = await rightWords(page)
    await concordance(page).getByRole('columnheader', { name: '后文' }).getByRole('button').click()
    await expect(concordance(page).getByRole('columnheader', { name: '后文' })).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(() => rightWords(page)).not.toEqual(before)
    // The same words of two reports stand one after the other.
    const alike = async () => (await rightWords(page)).filter((words, at, all) => words === '到联络站接待' && all[at + 1] === words)
    await expect.poll(alike).toEqual(['到联络站接待'])
  })

  await test.step('to the hit by keyboard: it is in view and marked; Escape comes back to the same line', async () => {
    await box(page).press('ArrowDown')
    await expect(concordance(page)).toBeFocused()
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
    await expect(active(page)).toHaveAttribute('aria-rowindex', '5')
    const litUp = untilLitUp(page, '代表')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    await litUp
    await page.keyboard.press('Escape')
    await expect(concordance(page)).toBeFocused()
    await expect(active(page)).toHaveAttribute('aria-rowindex', '5')
  })

  const total = Number(await concordance(page).getAttribute('aria-rowcount')) - 1
  await test.step('tag all, after a look at what that does', async () => {
    await page.getByRole('button', { name: '全部批注' }).click()
    const dialog = page.getByRole('dialog', { name: `批注 ${total} 处` })
    await expect(dialog.getByRole('status')).toHaveText(`将新增 ${total} 条批注，分布在 2 份报告里。`)
    await dialog
      .getByText('石绿')
      .or(dialog.getByRole('radio', { name: '石绿' }))
      .check()
    await dialog.getByRole('button', { name: '选标签' }).click()
    await page.getByRole('combobox', { name: '标签' }).fill('代表')
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText('代表')
    await dialog.getByRole('button', { name: '批注', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(`已批注 ${total} 处，分布在 2 份报告里。`)).toBeVisible()
  })

  await test.step('what is there already is not added again', async () => {
    await line(page, '沙湖市', '组织', '到联络站').getByRole('checkbox').click()
    await page.getByRole('button', { name: '批注所选' }).click()
    const dialog = page.getByRole('dialog', { name: '批注 1 处' })
    await dialog.getByText('已有的不变').click()
    await expect(dialog.getByRole('status')).toHaveText('这些地方都已经批注过了，没有要加的。')
    await expect(dialog.getByRole('button', { name: '批注', exact: true })).toBeDisabled()
    await dialog.getByRole('button', { name: '取消' }).click()
  })

  await test.step('one step takes all of it back', async () => {
    await page.getByRole('button', { name: /^撤销/ }).last().click()
    await expect(page.getByText(`已撤销：批注检索结果（${total} 处）。`)).toBeVisible()
    await page.getByRole('button', { name: '批注所选' }).click()
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText('将新增 1 条批注，分布在 1 份报告里。')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  })
})

test('counts of each part lead to its lines, which can be taken away as a table', async ({ app }) => {
  const { page } = app
  await begin(app)
  await box(page).fill(`代表 ${OWN}`)
  await showAs(page, '分布')
  await page.getByRole('radiogroup', { name: '按什么统计' }).getByText('小标题').click()
  await page
    .getByRole('button', { name: '尊重主体，依法做好代表工作' })
    .or(page.getByRole('button', { name: /做好代表工作/ }))
    .first()
    .click()
  await expect(box(page)).toHaveValue(/^代表 地区:.* 节:"/)
  await expect(line(page, '兰渚市', '组织', '到联络站')).toBeVisible()
  await expect(line(page, '', '人民', '大会')).toHaveCount(0)

  await page.getByRole('button', { name: '导出' }).click()
  await chooseFolder(app, page.getByRole('menuitem', { name: /CSV/ }), app.folders.exports)
  await expect(page.getByText(/已写入 \d+ 行/)).toBeVisible()
  const [table = ''] = Object.values(await readTree(app.folders.exports))
  expect(table).toContain('地区,年份,日期,机关')
  expect(table).toContain('到联络站接待群众')
})

test('a query says how it is read, is completed, and is found again', async ({ app }) => {
  const { page } = app
  await begin(app)

  await test.step('fields and their values are offered, places by the letters of their pinyin', async () => {
    await box(page).pressSequentially('湿地 地')
    await page.getByRole('option', { name: /^地区:/ }).click()
    await box(page).pressSequentially('shs')
    // With the number of its reports, other than a report that was found.
    await expect(page.getByRole('option', { name: /^沙湖市 \d+ 份/ })).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(box(page)).toHaveValue('湿地 地区:沙湖市')
    await expect(summary(page)).toContainText('1 份报告')
    // Once to the first hit, once more to its place.
    await box(page).press('Enter')
    await box(page).press('Enter')
    await expect(textOf(page, SHAHU)).toContainText('湿地保护条例')
  })

  await test.step('what could not be read is said, and what is searched instead is taken over by a click', async () => {
    await show(page, '检索')
    await box(page).fill('(湿地 OR 渔村')
    const problems = page.getByRole('region', { name: '没有看懂的地方' })
    await expect(problems).toContainText('括号没有配对')
    await problems.getByRole('button', { name: '湿地 OR 渔村' }).click()
    await expect(problems).toBeHidden()
    await expect(summary(page)).toContainText('3 份报告')
  })

  await test.step('the arrow up in the empty field goes back to earlier queries', async () => {
    await box(page).fill('')
    await box(page).press('ArrowUp')
    await page.getByRole('listbox', { name: '最近的检索' }).getByRole('option', { name: '湿地 地区:沙湖市' }).click()
    await expect(box(page)).toHaveValue('湿地 地区:沙湖市')
    await expect(summary(page)).toContainText('1 份报告')
  })
})
