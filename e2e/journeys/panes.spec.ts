import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { openReport, reportRow } from '../fixtures/steps.ts'

const panes = (page: Page) => page.locator('[data-pane-text]')
/** Names of the reports in the panes, from left to right. */
const names = (page: Page) => page.locator('[data-pane-head]').getByRole('button', { name: / · 人大 · / })

/** Whether the line with these words stands at the top of the pane. */
async function atTop(pane: Locator, words: string): Promise<boolean> {
  return pane.evaluate((scroller, sought) => {
    const line = [...scroller.querySelectorAll('[data-start]')].find(({ textContent }) => textContent?.includes(sought))
    const away = line ? line.getBoundingClientRect().top - scroller.getBoundingClientRect().top : Number.NaN
    return Math.abs(away - 12) <= 4
  }, words)
}

/** Turns the wheel until the line stands at the top. */
async function scrollTo(page: Page, pane: Locator, words: string): Promise<void> {
  await pane.hover()
  const away = await pane.evaluate((scroller, sought) => {
    const line = [...scroller.querySelectorAll('[data-start]')].find(({ textContent }) => textContent?.includes(sought))
    return line ? line.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 12 : 0
  }, words)
  await page.mouse.wheel(0, away)
  await expect.poll(() => atTop(pane, words)).toBe(true)
}

test('four panes: one leads, one is freed, places gone back to, the layout kept and there again after a new start', async ({ app }) => {
  const { page } = app
  await page.setViewportSize({ width: 1920, height: 1000 })
  await openReport(page, reportRow(page, '青禾市', '人民代表大会', 2024))
  await openReport(page, reportRow(page, '临溪市', '人民代表大会', 2024), '在新栏打开')
  await expect(names(page)).toHaveText([/青禾市.*2024/, /临溪市.*2024/])

  await test.step('a key opens a third and a fourth; other keys lead to the other years and places', async () => {
    await page.keyboard.press('Control+\\')
    await expect(panes(page)).toHaveCount(3)
    await page.keyboard.press(',')
    await expect(names(page).nth(2)).toHaveText(/临溪市.*2023/)
    await page.keyboard.press('Control+\\')
    await expect(panes(page)).toHaveCount(4)
    await page.keyboard.press('>')
    await expect(names(page).nth(3)).toHaveText(/青禾市.*2023/)
  })

  await test.step('the others follow the first, section by section', async () => {
    await panes(page)
      .first()
      .click({ position: { x: 5, y: 300 } })
    await page.keyboard.press('l')
    await expect(page.getByText('带头', { exact: true })).toBeVisible()
    await scrollTo(page, panes(page).first(), '（一）突出急用先行，以良法促进善治')
    await expect.poll(() => atTop(panes(page).nth(1), '二、紧扣发展所需')).toBe(true)
  })

  await test.step('one that is freed stays where it is; what is moved alone moves no other', async () => {
    await page.locator('[data-pane]').nth(1).getByRole('button', { name: /^脱开/ }).click()
    await panes(page).first().hover()
    await page.mouse.wheel(0, -20_000)
    await expect
      .poll(() =>
        panes(page)
          .nth(3)
          .evaluate(pane => pane.scrollTop),
      )
      .toBe(0)
    expect(await atTop(panes(page).nth(1), '二、紧扣发展所需')).toBe(true)
    await panes(page).nth(3).hover()
    await page.mouse.wheel(0, 2000)
    await expect
      .poll(() =>
        panes(page)
          .nth(3)
          .evaluate(pane => pane.scrollTop),
      )
      .toBeGreaterThan(0)
    expect(
      await panes(page)
        .first()
        .evaluate(pane => pane.scrollTop),
    ).toBe(0)
  })

  await test.step('a pane goes back to the report it had', async () => {
    await panes(page)
      .nth(3)
      .click({ position: { x: 5, y: 300 } })
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(names(page).nth(3)).toHaveText(/临溪市.*2023/)
    await page.keyboard.press('Alt+ArrowRight')
    await expect(names(page).nth(3)).toHaveText(/青禾市.*2023/)
  })

  await test.step('the layout is kept under a name', async () => {
    await page.getByRole('button', { name: '阅读布局…' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: '布局名称' }).fill('两市两年')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('listitem', { name: '两市两年' })).toContainText('4 栏')
    await page.keyboard.press('Escape')
  })

  await test.step('after a new start a pane goes back as before, and the layout is opened from the palette: reports, places, who follows', async () => {
    await app.kill()
    await app.start()
    const again = app.page
    await again.setViewportSize({ width: 1920, height: 1000 })
    await expect(panes(again).first()).toBeVisible()
    await panes(again)
      .nth(3)
      .click({ position: { x: 5, y: 300 } })
    await again.keyboard.press('Alt+ArrowLeft')
    await expect(names(again).nth(3)).toHaveText(/临溪市.*2023/)
    await expect(async () => {
      await again.keyboard.press('Shift+W')
      expect(await again.locator('[data-pane]').count()).toBe(1)
    }).toPass()
    await again.keyboard.press('Control+Shift+P')
    await expect(again.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await again.keyboard.type('阅读布局')
    await expect(again.getByRole('option', { name: /阅读布局/ }).first()).toBeVisible()
    await again.keyboard.press('Enter')
    await again.getByRole('dialog').getByRole('listitem', { name: '两市两年' }).getByRole('button', { name: '打开', exact: true }).click()
    await expect(names(again)).toHaveText([/青禾市.*2024/, /临溪市.*2024/, /临溪市.*2023/, /青禾市.*2023/])
    await expect.poll(() => atTop(panes(again).nth(1), '二、紧扣发展所需')).toBe(true)
    await expect(
      again
        .locator('[data-pane]')
        .nth(1)
        .getByRole('button', { name: /^重新跟随/ }),
    ).toBeVisible()
    await expect(again.locator('[data-pane]').first().getByText('带头', { exact: true })).toBeVisible()
  })
})
