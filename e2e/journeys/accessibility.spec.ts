import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { PARTS } from '../fixtures/tour.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The last one stays, and is the one in which everything is looked at; of the others only colours. */
const THEMES = ['dark', 'sepia', 'light']

/** What shuts somebody out, each fault once with the element and the reason. */
async function faultsOf(page: Page, theme: string): Promise<string[]> {
  // Legacy mode: what is looked at stays in the one page of the window.
  const look = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (theme === 'light' ? look.withTags(RULES) : look.withRules(['color-contrast'])).analyze()
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
      test(`nothing on the screens of ${part} shuts anybody out, in any theme`, async ({ app }) => {
        // Some twenty screens in three themes.
        test.slow()
        const { page, folders } = app
        await walk({
          page,
          say: (chinese, english) => (locale === 'zh-CN' ? chinese : english),
          async drop(name, content) {
            const path = join(folders.home, name)
            await writeFile(path, content)
            await app.dropFile(path)
          },
          visit: name =>
            test.step(name, async () => {
              for (const theme of THEMES) {
                await paint(page, theme)
                expect.soft(await faultsOf(page, theme), `${name}, ${theme}`).toEqual([])
              }
            }),
        })
      })
    }
  })
}
