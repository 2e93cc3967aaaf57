import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { createAppStore } from './store.ts'

const start = () => createAppStore(fakeApi({ reports: [] }))
const sentences = (store: ReturnType<typeof start>) => store.getState().notices.map(({ message }) => message)

it('says only the newest of what was done and undone', () => {
  const store = start()
  const { notify } = store.getState()
  notify('notices.reportsRemoved', { count: 2 })
  notify('undone.report.remove', { count: 2 })
  notify('redone.report.remove', { count: 2 })
  expect(sentences(store)).toEqual(['redone.report.remove'])
})

it('tells of the tables that were written beside one', () => {
  const store = start()
  store.getState().notifyWritten(['/notes/指标.csv'], 9)
  expect(store.getState().notices[0]).toMatchObject({ message: 'notices.tableWritten', values: { file: '/notes/指标.csv', count: 9 } })
  store.getState().notifyWritten(['/notes/指标.csv', '/notes/原句.csv', '/notes/目标.csv'], 9)
  expect(store.getState().notices[0]).toMatchObject({ message: 'notices.tablesWritten', values: { others: 2 } })
})

it('keeps errors beside it, each once, and the newest two', () => {
  const store = start()
  const { notify, fail } = store.getState()
  const error = (code: 'disk-full' | 'conflict' | 'not-found') => new AppError(code, '')
  fail(error('conflict'))
  fail(error('disk-full'))
  fail(error('disk-full'))
  notify('notices.copied')
  expect(sentences(store)).toEqual(['errors.conflict', 'errors.disk-full', 'notices.copied'])
  fail(error('not-found'))
  expect(sentences(store)).toEqual(['errors.disk-full', 'errors.not-found', 'notices.copied'])
})

it('takes back the error of an import when an import went well', async () => {
  const result = { sources: 1, read: 1, unread: 0, reports: 1, unchanged: 0, problems: [], seconds: 1 }
  const store = createAppStore(
    fakeApi({
      reports: [],
      answers: {
        'sources.import': ({ paths }) => {
          if (paths.includes('/empty')) throw new AppError('nothing-to-import', '', { path: '/empty' })
          return result
        },
      },
    }),
  )
  store.getState().fail(new AppError('disk-full', ''))
  await store.getState().importPaths(['/empty'])
  expect(sentences(store)).toEqual(['errors.disk-full', 'errors.nothing-to-import'])
  await store.getState().importPaths(['/reports'])
  expect(sentences(store)).toEqual(['errors.disk-full'])
  store.getState().dismissImportResult()
  expect(store.getState()).toMatchObject({ importResult: null, lastImport: result })
})
