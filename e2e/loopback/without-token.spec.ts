import { expect, test } from '../fixtures/app.ts'

test('a page that was opened without the token shows no report and says why', async ({ app, context }) => {
  const stranger = await context.newPage()
  await stranger.goto(new URL(app.page.url()).origin)
  await expect(stranger.getByRole('alert')).toBeVisible()
  await expect(stranger.getByText('青禾市')).toHaveCount(0)
})
