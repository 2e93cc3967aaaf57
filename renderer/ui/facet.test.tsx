import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { fakeApi } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.tsx'
import { Facet, type FacetWords } from './facet.tsx'

const words: FacetWords = {
  clear: '清除',
  more: count => `其余 ${count} 项`,
  less: '收起',
  open: name => `展开${name}`,
  close: name => `收起${name}`,
}

test('what there is something of is never among the folded ones, and stands in its order', async () => {
  const items = Array.from({ length: 20 }, (_, at) => ({ value: `v${at}`, label: `第${at}项`, count: at === 3 || at === 17 ? 1 : 0 }))
  const facet = <Facet title="地区" items={items} chosen={['v19']} onToggle={() => {}} onClear={() => {}} words={words} />
  await mount(facet, fakeApi({ reports: [] }))
  await expect.element(page.getByRole('group', { name: /^地区/ })).toBeVisible()
  const shown = page
    .getByRole('checkbox')
    .elements()
    .map(box => box.closest('label')?.textContent)
  expect(shown).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 19].map(at => `第${at}项${items[at]?.count}`))
})
