import { useState } from 'react'
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
import { onDemand } from './ui/on-demand.tsx'

/** What is not there from the beginning loads when it is first opened. */
const SCREENS = {
  library: onDemand(() => import('./screens/library-screen.tsx')),
  reading: onDemand(() => import('./screens/reading-screen.tsx')),
  search: onDemand(() => import('./screens/search-screen.tsx')),
  trends: onDemand(() => import('./screens/trends-screen.tsx')),
  notes: onDemand(() => import('./screens/notes-screen.tsx')),
}
const SourceScreen = onDemand(() => import('./screens/source-screen.tsx'))
const FolderDialog = onDemand(() => import('./features/picking/folder-dialog.tsx'))
const FoldersDialog = onDemand(() => import('./features/library/folders-dialog.tsx'))
const ColumnsDialog = onDemand(() => import('./features/library/columns-dialog.tsx'))
const DuplicatesDialog = onDemand(() => import('./features/library/duplicates-dialog.tsx'))
const LibraryButtons = onDemand(() => import('./features/library/library-buttons.tsx'))
const SettingsDialog = onDemand(() => import('./features/settings/settings-dialog.tsx'))

// Most windows begin with it: its code comes while the library is being opened.
void SCREENS.library.preload()

/** The frame of the window: rail, the screen that was chosen, status line, notices. */
export function App() {
  const { t } = useTranslation(['common', 'source'])
  const phase = useApp(state => state.phase)
  const screen = useApp(state => state.screen)
  const sourceOpen = useApp(state => state.sourceView !== null)
  const picking = useApp(state => state.picking)
  const foldersShown = useApp(state => state.foldersShown)
  const columnsOpen = useApp(state => state.columnsDialog !== null)
  const duplicatesShown = useApp(state => state.duplicatesShown)
  const [settingsOpen, setSettingsOpen] = useState(false)
  useAppearance()
  useShortcuts()
  const picker = picking && <FolderDialog what={picking} />
  if (phase !== 'ready') {
    return (
      <>
        <StartPage choices={<LibraryButtons />} />
        <Notices floating />
        {picker}
      </>
    )
  }
  const Screen = sourceOpen ? SourceScreen : SCREENS[screen]
  return (
    <div className={styles.window}>
      <Rail onSettings={() => setSettingsOpen(true)} />
      <main className={styles.stage} aria-label={sourceOpen ? t('source:label') : t(`nav.${screen}`)}>
        <Screen />
      </main>
      <StatusBar progress={<ImportProgressLine />} />
      <DropTarget />
      {picker}
      {duplicatesShown && <DuplicatesDialog />}
      {foldersShown && <FoldersDialog />}
      {columnsOpen && <ColumnsDialog />}
      {settingsOpen && <SettingsDialog onClose={() => setSettingsOpen(false)} />}
    </div>
  )
}
