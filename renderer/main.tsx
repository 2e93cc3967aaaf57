import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createApi } from './api/api.ts'
import { App } from './app.tsx'
import { ScreenFault } from './features/shell/screen-fault.tsx'
import { chooseLocale, createI18n } from './locale/i18n.ts'
import { createAppStore, StoreProvider } from './state/store.ts'
import { FaultGuard } from './ui/fault-guard.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

const store = createAppStore(createApi())
const starting = store.getState().start()
const i18n = await createI18n(chooseLocale('system', navigator.language))

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <StoreProvider value={store}>
        <FaultGuard fallback={retry => <ScreenFault onRetry={retry} />}>
          <App />
        </FaultGuard>
      </StoreProvider>
    </I18nextProvider>
  </StrictMode>,
)
await starting
