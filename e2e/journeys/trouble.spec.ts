import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, expect, test } from '../fixtures/app.ts'

const LIBRARY = '我的书库.duidu'
const firstRow = ({ page }: App) => page.getByRole('row', { name: /青禾市/ }).first()

test.beforeEach(async ({ app }) => {
  await expect(firstRow(app)).toBeVisible()
})

test('a library that is damaged is put back from a backup where the program begins', async ({ app }) => {
  await app.page.getByRole('main', { name: '书库' }).getByRole('button', { name: '书库' }).click()
  await app.page.getByRole('menuitem', { name: '备份…' }).click()
  const dialog = () => app.page.getByRole('dialog', { name: '备份' })
  await dialog().getByRole('button', { name: '现在备份' }).click()
  await expect(dialog().getByRole('listitem')).toHaveCount(1)

  await app.kill()
  await writeFile(join(app.folders.data, LIBRARY, 'library.sqlite'), 'damaged')
  await app.start()
  await expect(app.page.getByRole('alert')).toContainText('书库文件已损坏')
  await app.page.getByRole('button', { name: '备份…' }).click()
  await expect(dialog().getByRole('button', { name: '现在备份' })).toBeHidden()
  await dialog().getByRole('button', { name: /^恢复/ }).click()
  await dialog().getByRole('button', { name: '恢复', exact: true }).click()
  await expect(dialog().getByRole('button', { name: '现在备份' })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(firstRow(app)).toBeVisible()
})

test('a library that is not in its place is asked for, and found when it is back', async ({ app }) => {
  const place = join(app.folders.data, LIBRARY)
  await app.kill()
  await rename(place, `${place}-moved`)
  await app.start()
  await expect(app.page.getByRole('alert')).toContainText('放回原处')
  await rename(`${place}-moved`, place)
  await app.page.getByRole('button', { name: '再试一次' }).click()
  await expect(firstRow(app)).toBeVisible()
})

test('nothing is said to be done while the library is gone', async ({ app }) => {
  const place = join(app.folders.data, LIBRARY)
  const { page } = app
  const row = firstRow(app)
  await row.click()
  await rename(place, `${place}-moved`)
  await page.keyboard.press('Delete')
  await expect(page.getByRole('alert')).toContainText('放回原处')
  await expect(row).toBeVisible()
  await rename(`${place}-moved`, place)
  await row.click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('status').getByRole('button', { name: '撤销' })).toBeVisible()
})

test('settings that are damaged do not keep the program from starting, and what is good of them stays', async ({ app }) => {
  await app.kill()
  const settings = { theme: 'purple', locale: 'en', lastLibrary: join(app.folders.data, LIBRARY) }
  await writeFile(join(app.folders.data, 'settings.json'), JSON.stringify(settings))
  await app.start()
  await expect(app.page.getByRole('main', { name: 'Library' })).toBeVisible()
  await expect(firstRow(app)).toBeVisible()
})
