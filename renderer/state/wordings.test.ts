import { expect, it, vi } from 'vitest'
import type { Workspace } from '../../shared/model/settings.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

it('lists the shared wordings after a restart as they were chosen', async () => {
  const saved: Workspace[] = []
  const asked: unknown[] = []
  const answers = {
    'workspace.save': (workspace: Workspace) => {
      saved.push(workspace)
      return null
    },
    'reuse.families': (input: unknown) => {
      asked.push(input)
      return { families: [], reports: 0, ms: 1 }
    },
  } as const
  const first = createAppStore(fakeApi({ reports: [], answers }))
  await first.getState().start()
  await first.getState().changeWordings({ filter: { body: ['npc'] }, least: 5 })
  first.getState().sortWordings('places')
  first.getState().findWordings('民生')
  first.getState().findWordings('民生实事')
  await vi.waitFor(() => expect(asked).toMatchObject([{ text: '' }, { text: '民生实事', minReports: 5 }]))
  const [workspace = null] = saved.slice(-1)
  const second = createAppStore(fakeApi({ reports: [], answers: { ...answers, 'workspace.get': () => workspace } }))
  await second.getState().start()
  await second.getState().refreshWordings()
  expect(asked.at(-1)).toEqual({ filter: { body: ['npc'] }, minReports: 5, text: '民生实事', limit: 1000 })
  expect(second.getState().wordingsSorting).toEqual({ column: 'places', descending: true })
})
