import { expect, test } from '../fixtures/app.ts'

test('the first start shows the sample library', async ({ app }) => {
  await expect(app.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expect(app.page.getByRole('row', { name: /青禾市/ }).first()).toBeVisible()
  await expect(app.page.getByRole('row', { name: /石渡县/ })).toBeVisible()
})

test('the program asks nothing of any network', async ({ app }) => {
  const foreign: string[] = []
  const own = new URL(app.page.url()).host
  app.page.on('request', request => {
    const { protocol, host } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && host !== own) foreign.push(request.url())
  })
  await app.page.reload()
  for (const screen of ['阅读', '检索', '笔记', '书库']) {
    await app.page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: screen }).click()
    await expect(app.page.getByRole('main', { name: screen })).toBeVisible()
  }
  expect(foreign).toEqual([])
})
