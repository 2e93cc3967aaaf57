import { expect, test } from '../fixtures/app.ts'

test('a backup brings the notes back as they were, and a restart keeps them so', async ({ app }) => {
  const { page } = app
  const rail = () => app.page.getByRole('navigation', { name: '主导航' })
  const showBackups = async () => {
    await rail().getByRole('button', { name: '书库' }).click()
    await app.page.getByRole('main', { name: '书库' }).getByRole('button', { name: '书库' }).click()
    await app.page.getByRole('menuitem', { name: '备份…' }).click()
  }
  await rail().getByRole('button', { name: '笔记' }).click()
  const notes = page.getByRole('article')
  const count = page.getByText(/^\d+ 条批注$/)
  await expect(notes.first()).toBeVisible()
  const before = await count.textContent()

  await showBackups()
  const dialog = page.getByRole('dialog', { name: '备份' })
  await dialog.getByRole('button', { name: '现在备份' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')

  await rail().getByRole('button', { name: '笔记' }).click()
  await page.getByRole('article').first().getByRole('checkbox').check()
  await page.getByRole('button', { name: '删除' }).click()
  await expect(count).not.toHaveText(before ?? '')

  await showBackups()
  await dialog.getByRole('listitem').getByRole('button', { name: /^恢复/ }).click()
  await dialog.getByRole('listitem').getByRole('button', { name: '恢复', exact: true }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await rail().getByRole('button', { name: '笔记' }).click()
  await expect(count).toHaveText(before ?? '')

  await app.kill()
  await app.start()
  await rail().getByRole('button', { name: '笔记' }).click()
  await expect(app.page.getByText(before ?? '', { exact: true })).toBeVisible()
})
