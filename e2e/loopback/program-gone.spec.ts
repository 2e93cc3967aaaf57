import { expect, test } from '../fixtures/app.ts'

test('a tab whose program has gone says so and does not lead into an error page of the browser', async ({ app, context }) => {
  // A tab opened by the page has its token too, and is still there when the harness has closed the page itself.
  const [tab] = await Promise.all([context.waitForEvent('page'), app.page.evaluate(() => void window.open('/'))])
  await expect(tab.getByRole('row', { name: /石渡县/ })).toBeVisible()
  await app.kill()
  await expect(tab.getByRole('alert')).toContainText('连接断开了')
  await tab.getByRole('button', { name: '重新连接' }).click()
  await expect(tab.getByRole('alert')).toContainText('没有在运行')
})
