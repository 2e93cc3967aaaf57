import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeApi, fakeHighlight, fakeReport } from '../../testing/fake-api.ts'
import { mount } from '../../testing/mount.tsx'
import MemoText from './memo-text.tsx'

async function read(text: string) {
  const { host, store } = await mount(
    <MemoText text={text} />,
    fakeApi({ reports: [fakeReport('a', '召开会议五次。')], highlights: [fakeHighlight('h', 'a', 2, 4)] }),
  )
  await vi.waitFor(() => expect(host.textContent).not.toBe(''))
  return { host, store }
}

test('Markdown is read as it is meant, also where emphasis meets full-width punctuation', async () => {
  const { host } = await read('# 印象\n\n**监督力度：**比上年强，*值得*\n\n- [x] 查过\n- 其他\n\n|年|会|\n|--|--:|\n|2023|6|')
  expect(host.querySelector('h3')?.textContent).toBe('印象')
  expect(host.querySelector('strong')?.textContent).toBe('监督力度：')
  expect(host.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked).toBe(true)
  expect([...host.querySelectorAll('td')].map(cell => cell.textContent)).toEqual(['2023', '6'])
})

test('nothing in it can run or fetch: HTML, pictures, scripts and foreign addresses are words', async () => {
  const attacks =
    '<script>window.broken = 1</script>\n\n<img src=x onerror="window.broken = 1">\n\n![图](https://example.org/a.png)\n\n[点我](javascript:window.broken=1) [网](https://example.org)\n\n[本地](file:///etc/passwd)'
  const { host } = await read(attacks)
  expect(host.querySelectorAll('script, img, a, iframe, [src], [href]')).toHaveLength(0)
  expect(host.textContent).toContain('<script>window.broken = 1</script>')
  expect(host.textContent).toContain('javascript:window.broken=1')
  for (const button of host.querySelectorAll('button')) button.click()
  expect('broken' in window).toBe(false)
})

test('a link to a passage opens it', async () => {
  const { store } = await read('[会议](duidu://passage/a/h)')
  await userEvent.click(page.getByRole('button', { name: '会议' }))
  await vi.waitFor(() => expect(store.getState().screen).toBe('reading'))
  expect(store.getState().activeHighlightId).toBe('h')
})

test('a link to what is not there says so', async () => {
  const { store } = await read('[会议](duidu://passage/a/gone)')
  await userEvent.click(page.getByRole('button', { name: '会议' }))
  await vi.waitFor(() => expect(store.getState().notices).toHaveLength(1))
  expect(store.getState().screen).not.toBe('reading')
})
