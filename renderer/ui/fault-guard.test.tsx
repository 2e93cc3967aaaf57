import { createRoot } from 'react-dom/client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { FaultGuard } from './fault-guard.tsx'

it('keeps the window where one part cannot be drawn, and draws that anew when asked to', async () => {
  let broken = true
  function Part() {
    if (broken) throw new Error('cannot be drawn')
    return <p>内容</p>
  }
  const host = document.createElement('div')
  const root = createRoot(host)
  onTestFinished(() => root.unmount())
  root.render(
    <>
      <nav>书库</nav>
      <FaultGuard
        fallback={retry => (
          <button type="button" onClick={retry}>
            再试
          </button>
        )}
      >
        <Part />
      </FaultGuard>
    </>,
  )
  await vi.waitUntil(() => host.textContent === '书库再试')
  broken = false
  host.querySelector('button')?.click()
  await vi.waitUntil(() => host.textContent === '书库内容')
  expect(host.querySelector('button')).toBeNull()
})
