import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeApi, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { ReportPicker } from './report-picker.tsx'

const reports = ['青禾市', '临溪市', '石渡县'].map((place, at) => fakeReport(`r${at}`, '', { place, city: place }))

/** The engine answers only when it is told to. */
async function open(without: readonly string[] = []) {
  const api = fakeApi({ reports })
  const answers: (() => void)[] = []
  const slow: typeof api = {
    ...api,
    call: async (method, input, options) => {
      if (method === 'quickOpen.find') await new Promise<void>(resolve => answers.push(resolve))
      return api.call(method, input, options)
    },
  }
  const chosen: string[] = []
  await mount(<ReportPicker onChoose={id => chosen.push(id)} autoFocus without={without} />, slow)
  await expect.element(page.getByRole('combobox')).toHaveFocus()
  const answer = () => {
    for (const resolve of answers.splice(0)) resolve()
  }
  return { chosen, answer }
}

const names = () =>
  page
    .getByRole('option')
    .elements()
    .map(option => option.textContent?.slice(0, 3))

test('shows all reports, then those that the engine says are meant, without an empty list between', async () => {
  const { answer } = await open()
  await vi.waitFor(() => expect(names()).toEqual(['青禾市', '临溪市', '石渡县']))
  await userEvent.keyboard('临')
  expect(names()).toEqual(['青禾市', '临溪市', '石渡县'])
  answer()
  await vi.waitFor(() => expect(names()).toEqual(['临溪市']))
  await userEvent.keyboard('{Backspace}')
  await vi.waitFor(() => expect(names()).toEqual(['青禾市', '临溪市', '石渡县']))
})

test('Enter chooses what was typed, also before its answer has come', async () => {
  const { chosen, answer } = await open()
  await userEvent.keyboard('石渡{Enter}')
  expect(chosen).toEqual([])
  answer()
  await vi.waitFor(() => expect(chosen).toEqual(['r2']))
})

test('offers no report that is there already, neither before nor after something is typed', async () => {
  const { chosen, answer } = await open(['r1'])
  await vi.waitFor(() => expect(names()).toEqual(['青禾市', '石渡县']))
  await userEvent.keyboard('市')
  answer()
  await vi.waitFor(() => expect(names()).toEqual(['青禾市']))
  await userEvent.keyboard('{Enter}')
  expect(chosen).toEqual(['r0'])
})
