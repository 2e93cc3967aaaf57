import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './app.module.css'
import { DropTarget } from './features/library/drop-target.tsx'
import { ImportProgressLine } from './features/library/import-progress.tsx'
import { Notices } from './features/shell/notices.tsx'
import { Rail } from './features/shell/rail.tsx'
import { StartPage } from './features/shell/start-page.tsx'
import { StatusBar } from './features/shell/status-bar.tsx'
import { useAppearance } from './features/shell/use-appearance.ts'
import { useShortcuts } from './features/shell/use-shortcuts.ts'
import { useApp } from './state/store.ts'

/** Each screen loads when it is first opened. */
const SCREENS = {
  library: lazy(() => import('./screens/library-screen.tsx')),
  reading: lazy(() => import('./screens/reading-screen.tsx')),
  search: lazy(() => import('./screens/search-screen.tsx')),
  notes: lazy(() => import('./screens/notes-screen.tsx')),
}
const FolderDialog = lazy(() => import('./features/picking/folder-dialog.tsx'))
const LibraryButtons = lazy(() => import('./features/library/library-buttons.tsx'))
const SettingsDialog = lazy(() => import('./features/settings/settings-dialog.tsx'))

/** The frame of the window: rail, the screen that was chosen, status line, notices. */
export function App() {
  const { t } = useTranslation()
  const phase = useApp(state => state.phase)
  const screen = useApp(state => state.screen)
  const picking = useApp(state => state.picking)
  const [settingsOpen, setSettingsOpen] = useState(false)
  useAppearance()
  useShortcuts()
  const picker = picking && (
    <Suspense fallback={null}>
      <FolderDialog what={picking} />
    </Suspense>
  )
  if (phase !== 'ready') {
    return (
      <>
        <StartPage
          choices={
            <Suspense fallback={null}>
              <LibraryButtons />
            </Suspense>
          }
        />
        <Notices />
        {picker}
      </>
    )
  }
  const Screen = SCREENS[screen]
  return (
    <div className={styles.window}>
      <Rail onSettings={() => setSettingsOpen(true)} />
      <main className={styles.stage} aria-label={t(`nav.${screen}`)}>
        <Suspense fallback={null}>
          <Screen />
        </Suspense>
      </main>
      <StatusBar progress={<ImportProgressLine />} />
      <Notices />
      <DropTarget />
      {picker}
      {settingsOpen && (
        <Suspense fallback={null}>
          <SettingsDialog onClose={() => setSettingsOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
