import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeApi, fakeTag } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import { TagPicker } from './tag-picker.tsx'

/** Two letters of the alphabet for each of 30 tags, of which every one has the same nine below it. */
const ABOVE = Array.from({ length: 30 }, (_, at) => `${String.fromCharCode(97 + (at % 23))}${String.fromCharCode(97 + ((at * 7) % 23))}`)
const BELOW = ['hy', 'dy', 'zfjc', 'myd', 'zg', 'jy', 'wt', 'sj', 'zw']
const NAMES = '会调法满改经问数展'
const TAGS = ABOVE.flatMap((letters, at) => {
  const name = `${NAMES[at % 9]}${String.fromCharCode(0x7532 + at)}`
  const above = fakeTag(name, { pinyin: letters, initials: letters })
  const below = BELOW.map((own, i) => fakeTag(`${name}/${NAMES[i]}`, { pinyin: `${letters}/${own}`, initials: `${letters}/${own}` }))
  return [above, ...below]
})

const ANCHOR = { getBoundingClientRect: () => new DOMRect(300, 200, 120, 20) }

async function open() {
  await page.viewport(1280, 800)
  const given: (readonly string[])[] = []
  const picker = <TagPicker anchor={ANCHOR} selected={[]} onApply={ids => given.push(ids)} onClose={() => undefined} />
  const mounted = await mount(picker, fakeApi({ reports: [], tags: TAGS }))
  await expect.element(page.getByRole('combobox')).toHaveFocus()
  return { given, ...mounted }
}

/** The third key that gives the tag once two are typed: Enter for the first row, else the digit that its row shows. */
function lastKey(path: string): string | undefined {
  const rows = page.getByRole('option').elements()
  const at = rows.findIndex(row => row.textContent?.replaceAll(' ', '').includes(path))
  return at === 0 ? '{Enter}' : rows[at]?.textContent?.match(/^[1-9]/)?.[0]
}

test('any of 300 tags is given within three keys', async () => {
  expect(TAGS).toHaveLength(300)
  const { given, remount } = await open()
  const field = () => page.getByRole('combobox')
  const unreachable: string[] = []
  const wanted = TAGS.filter((_, at) => at % 29 === 0)
  for (const { path, initials } of wanted) {
    const [above = '', own = ''] = initials.split('/')
    await userEvent.keyboard(own === '' ? above : `${above.charAt(0)}${own.charAt(0)}`)
    const key = lastKey(path)
    if (key === undefined) unreachable.push(path)
    else {
      await userEvent.keyboard(key)
      expect(given.at(-1)).toEqual([path])
      remount()
      await expect.element(field()).toHaveFocus()
    }
  }
  expect(unreachable).toEqual([])
  expect(wanted.length).toBeGreaterThan(9)
})

test('the tag that was given last comes first, a digit away', async () => {
  const { given, remount } = await open()
  await userEvent.keyboard('ah')
  await userEvent.keyboard('{Enter}')
  remount()
  await expect.element(page.getByRole('combobox')).toHaveFocus()
  await userEvent.keyboard('1')
  expect(given).toHaveLength(2)
  expect(given[1]).toEqual(given[0])
})
