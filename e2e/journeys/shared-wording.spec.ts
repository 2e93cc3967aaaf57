import type { Locator } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { finishImport, openFolder, openReport, paintedWords, reportRow, textOf } from '../fixtures/steps.ts'

/** Stands in the reports of all cities, between other words. */
const COMMON = '划定了保护范围'

test('what reports share is paler, its other places are a click away, and it can be folded away', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  await finishImport(page, '3 份报告')
  await openReport(page, reportRow(page, '兰渚市', 2023))
  const left = textOf(page, '兰渚市人民代表大会常务委员会工作报告')
  await expect(left).toContainText('对候鸟栖息地')

  await test.step('the layer comes and goes with a key, and says how much of the report it is', async () => {
    await left.focus()
    await page.keyboard.press('s')
    await expect(page.getByText('共用表述', { exact: true })).toBeVisible()
    await expect(page.getByText(/^兰渚市 2023 占 \d+\.\d%$/)).toBeVisible()
    await expect.poll(async () => (await paintedWords(page)).join()).toContain(COMMON)
    await page.screenshot({ path: test.info().outputPath('shared-wording.png') })
  })

  await test.step('a click on shared words lists the reports that have them; one of them opens beside', async () => {
    await clickWords(left, '开展立法调研')
    const list = page.getByRole('dialog', { name: '这段话见于哪些报告' })
    await expect(list.getByText(/^\d+ 份报告有这段话$/)).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('occurrences.png') })
    await list.getByRole('button', { name: /沙湖市 · 2024/ }).click()
    await expect(list).toBeHidden()
    await expect(textOf(page, '沙湖市人民代表大会常务委员会工作报告')).toContainText('走访渔村和码头')
  })

  await test.step('substance only folds it away, and opens it where one clicks', async () => {
    await left.focus()
    await page.keyboard.press('Shift+S')
    const sign = left.getByRole('button', { name: /份报告共用的表述/ }).first()
    await expect(sign).toBeVisible()
    await expect(left).not.toContainText('走访渔村和码头', { useInnerText: true })
    await page.screenshot({ path: test.info().outputPath('substance-only.png') })
    const before = await left.getByRole('button', { name: /份报告共用的表述/ }).count()
    await sign.click()
    await expect(left.getByRole('button', { name: /份报告共用的表述/ })).toHaveCount(before - 1)
    await page.keyboard.press('s')
    await expect(left).toContainText('走访渔村和码头')
    await expect.poll(() => paintedWords(page)).toEqual([])
  })
})

test('the wordings of the library lead to every place where they stand; the comparison shows them too', async ({ app }) => {
  const { page, folders } = app
  await openFolder(app, folders.reports)
  await finishImport(page, '3 份报告')

  await test.step('a table of what the reports share; the keyboard goes to the places of one and opens it at the words', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '比较' }).click()
    await page.getByRole('radio', { name: '共用表述' }).click()
    const table = page.getByRole('grid', { name: '书库里的共用表述' })
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    await page.getByRole('textbox', { name: '只列含有这些字的表述' }).fill('走访渔村和码头')
    await expect(table.getByRole('row')).toHaveCount(2)
    await table.focus()
    await page.keyboard.press('Home')
    const places = page.getByRole('list', { name: '这段话见于哪些报告' })
    await expect(places.getByRole('button').filter({ hasText: '沙湖市 · 2024' })).toContainText('走访渔村和码头')
    await page.screenshot({ path: test.info().outputPath('wordings.png') })
    await page.keyboard.press('Enter')
    await expect(places.getByRole('button').first()).toBeFocused()
    await places.getByRole('button').filter({ hasText: '沙湖市 · 2024' }).press('Enter')
    await expect(textOf(page, '沙湖市人民代表大会常务委员会工作报告')).toContainText('走访渔村和码头')
  })

  await test.step('in aligned columns shared words are paler, and fold away', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '书库' }).click()
    await reportRow(page, '兰渚市', 2023).click()
    await reportRow(page, '沙湖市', 2024).click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('button', { name: '比较所选', exact: true }).last().click()
    const columns = page.getByRole('grid', { name: '对读' })
    await expect(columns).toContainText('走访渔村和码头')
    await page.keyboard.press('s')
    await expect.poll(async () => (await paintedWords(page)).join()).toContain(COMMON)
    await page.screenshot({ path: test.info().outputPath('aligned-wording.png') })
    await page.keyboard.press('Shift+S')
    await expect(columns.getByRole('button', { name: /份报告共用的表述/ }).first()).toBeVisible()
    await expect(columns).not.toContainText('走访渔村和码头', { useInnerText: true })
    await page.keyboard.press('s')
    await expect(columns).toContainText('走访渔村和码头')
    await expect.poll(() => paintedWords(page)).toEqual([])
  })
})

/** Clicks in the middle of these words. */
async function clickWords(text: Locator, words: string): Promise<void> {
  const place = await text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, top, width, height } = range.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    }
    return null
  }, words)
  if (!place) throw new Error(`The text does not hold ${words}.`)
  await text.page().mouse.click(place.x, place.y)
}
