import { expect, test } from '../fixtures/app.ts'
import { reportRow, show } from '../fixtures/steps.ts'

test('what changed from one year to the next: how much, where, and in the report itself', async ({ app }) => {
  const { page } = app
  const rowOf = (name: RegExp) => page.getByRole('grid', { name: '逐句变化' }).getByRole('row', { name })
  const countOf = (name: RegExp) => page.getByRole('group', { name: '变化概览' }).getByRole('button', { name })

  await test.step('two years of a place are laid side by side from the library', async () => {
    await show(page, '书库')
    await reportRow(page, '青禾市', '人民代表大会', 2024).click()
    await reportRow(page, '青禾市', '人民代表大会', 2023).click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('button', { name: '比较所选' }).click()
    await page.getByRole('radio', { name: '差异' }).check()
  })

  await test.step('the earlier year stands on the left; the summary counts what came, went, moved and was reworded', async () => {
    await expect(page.getByRole('combobox', { name: '前一份报告' }).locator('option:checked')).toHaveText(/2023$/)
    await expect(page.getByRole('combobox', { name: '后一份报告' }).locator('option:checked')).toHaveText(/2024$/)
    await expect(countOf(/^移动 ?1/)).toBeVisible()
    const figures = rowOf(/^改写.*召开常委会会议7次/).locator('[data-figures]')
    await expect(figures).toHaveText(['7', '16', '9', '39', '二', '8', '18', '11', '52', '三'])
  })

  await test.step('what is unchanged is folded away, and there when it is wanted', async () => {
    await expect(rowOf(/^未变/)).toHaveCount(0)
    await page
      .getByRole('button', { name: /^\d+ 句未变$/ })
      .first()
      .click()
    await expect(rowOf(/^未变.*工作报告/).first()).toBeVisible()
  })

  await test.step('keys go to the moved sentence and to the place where it stood', async () => {
    await countOf(/^新增/).click()
    await countOf(/^不再提/).click()
    await countOf(/^改写/).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('n')
    await expect(rowOf(/^移动/)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('m')
    await expect(rowOf(/^移走/)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('m')
    await expect(rowOf(/^移动/)).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('Enter opens the later report there, and Escape comes back to the list', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name: '阅读' })).toBeVisible()
    await expect(page.getByText('2023年是全面贯彻党的二十大精神的开局之年。').first()).toBeInViewport()
    await page.keyboard.press('Escape')
    await expect(rowOf(/^移动/)).toHaveAttribute('aria-selected', 'true')
  })
})
