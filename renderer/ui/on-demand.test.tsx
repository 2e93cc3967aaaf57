import { createRoot } from 'react-dom/client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { FaultGuard } from './fault-guard.tsx'
import { onDemand } from './on-demand.tsx'

function Word({ word }: { readonly word: string }) {
  return <p>{word}</p>
}

function put(part: React.ReactNode): HTMLElement {
  const host = document.createElement('div')
  const root = createRoot(host)
  root.render(part)
  onTestFinished(() => root.unmount())
  return host
}

it('draws nothing until its code is there, and fetches it once', async () => {
  let fetched = 0
  let arrive: (module: { default: typeof Word }) => void = () => {}
  const Late = onDemand(() => {
    fetched++
    return new Promise<{ default: typeof Word }>(resolve => {
      arrive = resolve
    })
  })
  const host = put(
    <main>
      <Late word="甲" />
      <Late word="乙" />
    </main>,
  )
  await vi.waitUntil(() => fetched > 0)
  expect(host.textContent).toBe('')
  arrive({ default: Word })
  await vi.waitUntil(() => host.textContent === '甲乙')
  expect(fetched).toBe(1)
})

it('draws at its first turn what was fetched before', async () => {
  const Early = onDemand(async () => ({ default: Word }))
  await Early.preload()
  const host = put(<Early word="甲" />)
  await vi.waitUntil(() => host.childNodes.length > 0)
  expect(host.textContent).toBe('甲')
})

it('says so where its code cannot be had, and fetches it again when asked to', async () => {
  let reachable = false
  const Lost = onDemand(async () => {
    if (!reachable) throw new Error('the program is gone')
    return { default: Word }
  })
  const host = put(
    <FaultGuard
      fallback={retry => (
        <button type="button" onClick={retry}>
          再试
        </button>
      )}
    >
      <Lost word="甲" />
    </FaultGuard>,
  )
  await vi.waitUntil(() => host.textContent === '再试')
  reachable = true
  host.querySelector('button')?.click()
  await vi.waitUntil(() => host.textContent === '甲')
})
