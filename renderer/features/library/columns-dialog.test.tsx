import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Input, Output } from '../../../shared/contract.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import ColumnsDialog from './columns-dialog.tsx'

/** A table whose reports are as many as its rows once a column holds the texts. */
function tableOf({ meanings = [null, null, null] }: Input<'sources.columns'>): Output<'sources.columns'> {
  const found = meanings.includes('text')
  return {
    path: '表.csv',
    header: ['何处', '文字', ''],
    rows: [['青禾市', '各位代表……', '']],
    total: 1,
    meanings,
    chosen: false,
    reports: found ? 1 : 0,
    first: found ? [{ title: '工作报告', place: meanings[0] === 'place' ? '青禾市' : null, year: 2024 }] : [],
  }
}

test('shows what would come of the chosen columns, and reads the table like that', async () => {
  const applied: unknown[] = []
  const api = fakeApi({
    reports: [],
    answers: {
      'sources.columns': tableOf,
      'sources.mapColumns': input => {
        applied.push(input)
        return { id: 1, kind: 'source.columns', count: 1, at: '' }
      },
    },
  })
  const { store } = await mount(<ColumnsDialog />, api)
  await store.getState().openColumns(4)
  const apply = page.getByRole('button', { name: '按此读取' })
  await expect.element(apply).toBeDisabled()
  await expect.element(page.getByText(/请指定哪一列是正文/)).toBeVisible()
  await userEvent.selectOptions(page.getByRole('combobox', { name: /第 1 列/ }), '地区')
  await userEvent.selectOptions(page.getByRole('combobox', { name: /第 2 列/ }), '正文')
  await expect.element(page.getByText(/这样会得到 1 份报告/)).toBeVisible()
  await expect.element(page.getByText(/青禾市 · 2024 · 工作报告/)).toBeVisible()
  await apply.click()
  expect(applied).toEqual([{ id: 4, meanings: ['place', 'text', null] }])
  expect(store.getState().columnsDialog).toBeNull()
})

test('gives a meaning that only one column can have to the column chosen last', async () => {
  const { store } = await mount(<ColumnsDialog />, fakeApi({ reports: [], answers: { 'sources.columns': tableOf } }))
  await store.getState().openColumns(4)
  await userEvent.selectOptions(page.getByRole('combobox', { name: /第 1 列/ }), '年份')
  await userEvent.selectOptions(page.getByRole('combobox', { name: /第 3 列/ }), '年份')
  await expect.element(page.getByRole('combobox', { name: /第 1 列/ })).toHaveValue('none')
  expect(store.getState().columnsDialog?.meanings).toEqual([null, null, 'year'])
})
