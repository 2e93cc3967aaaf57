import { expect, test } from '../fixtures/app.ts'
import { settingsOnDisk } from '../fixtures/steps.ts'

test('language and theme change at once and stay', async ({ app }) => {
  await app.page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '设置' }).click()
  const dialog = app.page.getByRole('dialog', { name: '设置' })
  await dialog.getByRole('radiogroup', { name: '外观' }).getByText('深色', { exact: true }).click()
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await dialog.getByRole('radiogroup', { name: '语言' }).getByText('English', { exact: true }).click()
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en')
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('button', { name: 'Library' }).first()).toBeVisible()
  await expect.poll(() => settingsOnDisk(app)).toMatchObject({ locale: 'en', theme: 'dark' })

  await app.kill()
  await app.start()
  await expect(app.page.getByRole('button', { name: 'Library' }).first()).toBeVisible()
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
