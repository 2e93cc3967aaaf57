import { expect, test } from '../fixtures/app.ts'

test('language and theme change at once and stay', async ({ app }) => {
  await app.page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '设置' }).click()
  const dialog = app.page.getByRole('dialog')
  await choose('外观', '深色')
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await choose('语言', 'English')
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en')
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('button', { name: 'Library' })).toBeVisible()

  await app.kill()
  await app.start()
  await expect(app.page.getByRole('button', { name: 'Library' })).toBeVisible()
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')

  async function choose(label: string, option: string): Promise<void> {
    const list = dialog.getByRole('combobox', { name: label })
    if (await list.isVisible()) await list.selectOption(option)
    else await dialog.getByRole('radiogroup', { name: label }).getByText(option, { exact: true }).click()
  }
})
