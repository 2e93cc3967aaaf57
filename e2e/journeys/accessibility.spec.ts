import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { PARTS } from '../fixtures/tour.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Each fault once, as `rule: element (why)`. */
async function faultsOf(page: Page): Promise<string[]> {
  // Legacy mode: what is looked at stays in the one page of the window.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} (${failureSummary ?? ''})`),
  )
}

/** Shows the theme as the settings do, and waits until colours stand. */
async function paint(page: Page, theme: string): Promise<void> {
  await page.evaluate(async name => {
    document.documentElement.dataset['theme'] = name
    await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined)))
  }, theme)
}

for (const [language, locale] of [
  ['Chinese', 'zh-CN'],
  ['English', 'en'],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale })
    for (const [part, walk] of Object.entries(PARTS)) {
      test(`nothing on the screens of ${part} shuts anybody out, in light and in dark`, async ({ app }) => {
        const { page } = app
        await walk({
          page,
          say: (chinese, english) => (locale === 'zh-CN' ? chinese : english),
          visit: name =>
            test.step(name, async () => {
              for (const theme of ['dark', 'light']) {
                await paint(page, theme)
                expect.soft(await faultsOf(page), `${name}, ${theme}`).toEqual([])
              }
            }),
        })
      })
    }
  })
}
