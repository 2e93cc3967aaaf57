import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './app.module.css'
import { DropTarget } from './features/library/drop-target.tsx'
import { ImportProgressLine } from './features/library/import-progress.tsx'
import { Notices } from './features/shell/notices.tsx'
import { Rail } from './features/shell/rail.tsx'
import { ScreenFault } from './features/shell/screen-fault.tsx'
import { StartPage } from './features/shell/start-page.tsx'
import { StatusBar } from './features/shell/status-bar.tsx'
import { useAppearance } from './features/shell/use-appearance.ts'
import { useShortcuts } from './features/shell/use-shortcuts.ts'
import { useCommandKeys } from './screens/use-command-keys.ts'
import { isFocused } from './state/reading-view.ts'
import { type AppState, useApp } from './state/store.ts'
import { FaultGuard } from './ui/fault-guard.tsx'
import { onDemand } from './ui/on-demand.tsx'

/** What is not there from the beginning loads when it is first opened. */
const SCREENS = {
  library: onDemand(() => import('./screens/library-screen.tsx')),
  reading: onDemand(() => import('./screens/reading-screen.tsx')),
  search: onDemand(() => import('./screens/search-screen.tsx')),
  compare: onDemand(() => import('./screens/compare-screen.tsx')),
  trends: onDemand(() => import('./screens/trends-screen.tsx')),
  words: onDemand(() => import('./screens/words-screen.tsx')),
  notes: onDemand(() => import('./screens/notes-screen.tsx')),
}
const SourceScreen = onDemand(() => import('./screens/source-screen.tsx'))
const FolderDialog = onDemand(() => import('./features/picking/folder-dialog.tsx'))
const CodersDialog = onDemand(() => import('./features/coders/coders-dialog.tsx'))
const AnnotationsDialog = onDemand(() => import('./features/exporting/annotations-dialog.tsx'))
const BackupsDialog = onDemand(() => import('./features/backups/backups-dialog.tsx'))
const FoldersDialog = onDemand(() => import('./features/library/folders-dialog.tsx'))
const ColumnsDialog = onDemand(() => import('./features/library/columns-dialog.tsx'))
const DuplicatesDialog = onDemand(() => import('./features/library/duplicates-dialog.tsx'))
const ListPicker = onDemand(() => import('./features/lists/list-picker.tsx'))
const ListsDialog = onDemand(() => import('./features/lists/lists-dialog.tsx'))
const LibraryButtons = onDemand(() => import('./features/library/library-buttons.tsx'))
const CommandSheet = onDemand(() => import('./features/shell/command-sheet.tsx'))
const Palette = onDemand(() => import('./features/quick-open/palette.tsx'))
const HistoryDialog = onDemand(() => import('./features/history/history-dialog.tsx'))
const WorkspacesDialog = onDemand(() => import('./features/workspaces/workspaces-dialog.tsx'))
const ShortcutEditor = onDemand(() => import('./features/shortcuts/shortcut-editor.tsx'))
const SettingsDialog = onDemand(() => import('./features/settings/settings-dialog.tsx'))

// Most windows begin with it: its code comes while the library is being opened.
void SCREENS.library.preload()

/** Screens that show their own keys with those of the whole window. */
function ownSheet({ screen, compareView, compared }: AppState): boolean {
  return screen === 'reading' || (screen === 'compare' && compareView === 'aligned' && compared.length > 1)
}

/** The frame of the window: rail, the screen that was chosen, status line, notices. */
export function App() {
  const { t } = useTranslation(['common', 'source'])
  const phase = useApp(state => state.phase)
  const screen = useApp(state => state.screen)
  const focused = useApp(isFocused)
  const sourceOpen = useApp(state => state.sourceView !== null)
  const picking = useApp(state => state.picking)
  const codersOpen = useApp(state => state.coders !== null)
  const annotationsOpen = useApp(state => state.annotationImport !== null)
  const backupsShown = useApp(state => state.backupsShown)
  const foldersShown = useApp(state => state.foldersShown)
  const columnsOpen = useApp(state => state.columnsDialog !== null)
  const historyShown = useApp(state => state.historyShown)
  const duplicatesShown = useApp(state => state.duplicatesShown)
  const listsShown = useApp(state => state.listsShown)
  const listing = useApp(state => state.listing !== null)
  const workspacesShown = useApp(state => state.workspacesShown)
  const settingsShown = useApp(state => state.settingsShown)
  const showSettings = useApp(state => state.showSettings)
  const helpShown = useApp(state => state.helpShown && !ownSheet(state) && state.sourceView === null)
  const showHelp = useApp(state => state.showHelp)
  const shortcutsShown = useApp(state => state.shortcutsShown)
  const showShortcuts = useApp(state => state.showShortcuts)
  const palette = useApp(state => state.palette)
  const everywhere = useCommandKeys()
  useAppearance()
  useShortcuts()
  // Its key may be the first that is pressed; what draws the screen comes before.
  useEffect(() => {
    if (phase === 'ready') requestIdleCallback(() => void Palette.preload())
  }, [phase])
  const picker = picking && <FolderDialog what={picking} />
  if (phase !== 'ready') {
    return (
      <>
        <StartPage choices={<LibraryButtons />} />
        <Notices floating />
        {picker}
        {backupsShown && <BackupsDialog />}
      </>
    )
  }
  const Screen = sourceOpen ? SourceScreen : SCREENS[screen]
  return (
    <div className={styles.window} data-focused={focused || undefined}>
      {!focused && <Rail />}
      <main className={styles.stage} aria-label={sourceOpen ? t('source:label') : t(`nav.${screen}`)}>
        <FaultGuard key={sourceOpen ? 'source' : screen} fallback={retry => <ScreenFault onRetry={retry} />}>
          <Screen />
        </FaultGuard>
      </main>
      {focused ? <Notices floating /> : <StatusBar progress={<ImportProgressLine />} />}
      <DropTarget />
      {picker}
      {historyShown && <HistoryDialog />}
      {workspacesShown && <WorkspacesDialog />}
      {duplicatesShown && <DuplicatesDialog />}
      {annotationsOpen && <AnnotationsDialog />}
      {codersOpen && <CodersDialog />}
      {foldersShown && <FoldersDialog />}
      {backupsShown && <BackupsDialog />}
      {columnsOpen && <ColumnsDialog />}
      {listsShown && <ListsDialog />}
      {listing && <ListPicker />}
      {settingsShown && <SettingsDialog onClose={() => showSettings(false)} />}
      {shortcutsShown && <ShortcutEditor onClose={() => showShortcuts(false)} />}
      {helpShown && <CommandSheet everywhere={everywhere} onClose={() => showHelp(false)} />}
      {palette && <Palette key={palette.query} />}
    </div>
  )
}
