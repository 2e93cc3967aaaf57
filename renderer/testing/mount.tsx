import '../styles/base.css'
import '../dom/marks.css'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { onTestFinished } from 'vitest'
import { createI18n } from '../locale/i18n.ts'
import { type AppStore, createAppStore, StoreProvider } from '../state/store.ts'
import type { FakeApi } from './fake-api.ts'

interface Mounted {
  readonly store: AppStore
  readonly host: HTMLElement
  /** Takes it off the page and puts it there anew, as a change of the screen does. */
  remount(): void
}

/** Puts a part of the window on the page, with a store of its own that has started, or that of another part; it goes when the test ends. */
export async function mount(part: ReactNode, api: FakeApi, known?: AppStore): Promise<Mounted> {
  const store = known ?? createAppStore(api)
  if (!known) await store.getState().start()
  const i18n = await createI18n('zh-CN')
  const host = document.createElement('div')
  host.style.cssText = 'position: fixed; inset: 0; background: var(--paper)'
  document.body.append(host)

  const draw = () => {
    const root = createRoot(host)
    root.render(
      <I18nextProvider i18n={i18n}>
        <StoreProvider value={store}>{part}</StoreProvider>
      </I18nextProvider>,
    )
    return root
  }
  let root = draw()
  onTestFinished(() => {
    root.unmount()
    host.remove()
    getSelection()?.removeAllRanges()
  })
  return {
    store,
    host,
    remount() {
      root.unmount()
      root = draw()
    },
  }
}
