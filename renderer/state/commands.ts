import { EXPORT_COMMANDS, type ExportCommandId } from './export-commands.ts'
import type { NotesView } from './notes.ts'
import { hasReport, isReading, PANE_COMMANDS, showsTexts } from './pane-commands.ts'
import type { Pickable } from './picking.ts'
import type { Screen } from './session.ts'
import { isShortcut, type Shortcut } from './shortcut.ts'
import type { AppState } from './store.ts'

/** The screens in their order. */
export const SCREENS: readonly Screen[] = ['library', 'reading', 'search', 'compare', 'trends', 'words', 'notes']

export type CommandId =
  | 'open'
  | 'commands'
  | Screen
  | 'find'
  | 'undo'
  | 'redo'
  | 'importFolder'
  | 'importFiles'
  | 'lookAgain'
  | 'backups'
  | 'folders'
  | 'duplicates'
  | 'lastImport'
  | 'openLibrary'
  | 'newLibrary'
  | ExportCommandId
  | 'lists'
  | 'codebook'
  | 'review'
  | 'memos'
  | 'memo'
  | 'focus'
  | 'nextNote'
  | 'print'
  | 'savePdf'
  | 'history'
  | 'outline'
  | 'margin'
  | 'otherPane'
  | 'splitPane'
  | 'closePane'
  | 'movePaneLeft'
  | 'movePaneRight'
  | 'evenPanes'
  | 'back'
  | 'forward'
  | 'previousYear'
  | 'nextYear'
  | 'previousPlace'
  | 'nextPlace'
  | 'follow'
  | 'freePane'
  | 'leadPane'
  | 'workspaces'
  | 'wording'
  | 'substance'
  | 'comparePanes'
  | 'comparePreviousYear'
  | 'light'
  | 'sepia'
  | 'dark'
  | 'systemTheme'
  | 'chinese'
  | 'english'
  | 'settings'
  | 'shortcuts'
  | 'help'

/** Something that can be done from everywhere: by its keys, from the palette, from a menu. Its words are in the locale. */
export interface Command {
  readonly id: CommandId
  /** The first is shown. */
  readonly keys?: readonly Shortcut[]
  /** Where else its keys are not taken: in fields they write or belong to the field, on other screens to the browser. */
  readonly keysOnly?: (app: AppState) => boolean
  readonly inFields?: boolean
  /** What cannot be done now is not offered. */
  readonly available?: (app: AppState) => boolean
  readonly run: (app: AppState) => unknown
}

async function importPicked(app: AppState, what: Pickable): Promise<void> {
  const paths = await app.pickPaths(what)
  if (paths) await app.importPaths(paths)
}

async function openPicked(app: AppState, what: 'library' | 'new-library'): Promise<void> {
  const [path] = (await app.pickPaths(what)) ?? []
  if (path) await app.openLibrary(path, what === 'new-library')
}

function openNotes(app: AppState, view: NotesView): void {
  app.showNotes(view)
  app.show('notes')
}

function activateNextPane(app: AppState): void {
  app.show('reading')
  app.activatePane((app.activePane + 1) % app.panes.length)
}

/** In the order of the palette. */
export const COMMANDS: readonly Command[] = [
  { id: 'open', keys: ['Ctrl+P', 'Ctrl+K'], inFields: true, run: app => app.openPalette() },
  { id: 'commands', keys: ['Ctrl+Shift+P'], inFields: true, run: app => app.openPalette('>') },
  ...SCREENS.map((screen, at): Command => ({ id: screen, keys: [`Alt+${at + 1}`], inFields: true, run: app => app.show(screen) })),
  { id: 'find', keys: ['Ctrl+Shift+F'], inFields: true, run: app => app.show('search') },
  { id: 'undo', keys: ['Ctrl+Z'], available: app => app.journal.undo !== null, run: app => app.undo() },
  { id: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], available: app => app.journal.redo !== null, run: app => app.redo() },
  { id: 'importFolder', available: app => !app.importing, run: app => importPicked(app, 'folder') },
  { id: 'importFiles', available: app => !app.importing, run: app => importPicked(app, 'reports') },
  {
    id: 'lookAgain',
    keys: ['F5'],
    inFields: true,
    keysOnly: app => app.screen === 'library',
    available: app => app.folders.length > 0,
    run: app => app.lookAgain(),
  },
  { id: 'folders', run: app => app.showFolders(true) },
  { id: 'backups', run: app => app.showBackups(true) },
  { id: 'duplicates', run: app => app.showDuplicates() },
  {
    id: 'lastImport',
    available: app => app.lastImport !== null,
    run: app => {
      app.show('library')
      app.showImport(true)
    },
  },
  { id: 'openLibrary', run: app => openPicked(app, 'library') },
  { id: 'newLibrary', run: app => openPicked(app, 'new-library') },
  ...EXPORT_COMMANDS,
  { id: 'lists', run: app => app.showLists(true) },
  { id: 'codebook', run: app => openNotes(app, 'codebook') },
  { id: 'memos', run: app => openNotes(app, 'memos') },
  { id: 'memo', keys: ['M'], keysOnly: isReading, available: app => isReading(app) && hasReport(app), run: app => app.toggleReportMemo() },
  { id: 'focus', keys: ['F'], keysOnly: isReading, available: isReading, run: app => app.toggleFocusMode() },
  { id: 'nextNote', keys: ['I'], keysOnly: isReading, available: app => isReading(app) && hasReport(app), run: app => app.askForNote() },
  { id: 'print', available: app => isReading(app) && hasReport(app), run: app => app.printReport('paper') },
  {
    id: 'savePdf',
    available: app => isReading(app) && hasReport(app) && app.host?.edition === 'desktop',
    run: app => app.printReport('pdf'),
  },
  { id: 'review', run: app => openNotes(app, 'review') },
  { id: 'history', run: app => app.showHistory(true) },
  { id: 'outline', available: app => app.screen === 'reading', run: app => app.toggleOutline() },
  { id: 'margin', available: app => app.screen === 'reading', run: app => app.toggleMargin() },
  { id: 'otherPane', available: app => app.screen === 'reading', run: activateNextPane },
  ...PANE_COMMANDS,
  { id: 'wording', keys: ['S'], keysOnly: showsTexts, available: showsTexts, run: app => app.toggleWording() },
  { id: 'substance', keys: ['Shift+S'], keysOnly: showsTexts, available: showsTexts, run: app => app.toggleSubstance() },
  {
    id: 'comparePanes',
    keys: ['B'],
    keysOnly: isReading,
    available: app => isReading(app) && hasReport(app),
    run: app => app.comparePanes(),
  },
  {
    id: 'comparePreviousYear',
    keys: ['P'],
    keysOnly: isReading,
    available: app => isReading(app) && hasReport(app),
    run: app => app.comparePreviousYear(),
  },
  { id: 'light', available: app => app.settings.theme !== 'light', run: app => app.updateSettings({ theme: 'light' }) },
  { id: 'sepia', available: app => app.settings.theme !== 'sepia', run: app => app.updateSettings({ theme: 'sepia' }) },
  { id: 'dark', available: app => app.settings.theme !== 'dark', run: app => app.updateSettings({ theme: 'dark' }) },
  { id: 'systemTheme', available: app => app.settings.theme !== 'system', run: app => app.updateSettings({ theme: 'system' }) },
  { id: 'chinese', available: app => app.settings.locale !== 'zh-CN', run: app => app.updateSettings({ locale: 'zh-CN' }) },
  { id: 'english', available: app => app.settings.locale !== 'en', run: app => app.updateSettings({ locale: 'en' }) },
  { id: 'settings', keys: ['Ctrl+,'], inFields: true, run: app => app.showSettings(true) },
  { id: 'shortcuts', run: app => app.showShortcuts(true) },
  { id: 'help', keys: ['?'], run: app => app.showHelp(true) },
]

/** What keys mean in the whole window. `writing`: a field has the keyboard. */
export function commandOf(event: KeyboardEvent, app: AppState, writing: boolean): Command | undefined {
  return COMMANDS.find(
    ({ id, keys = [], inFields = false, keysOnly, available }) =>
      (app.settings.shortcuts[id] ?? keys).some(
        shortcut => isShortcut(shortcut, event) && (!writing || (inFields && writesNothing(shortcut))),
      ) &&
      (keysOnly?.(app) ?? true) &&
      (available?.(app) ?? true),
  )
}

/** Letters, digits and signs are written by a field, even where a command would take its keys from it. */
function writesNothing(shortcut: Shortcut): boolean {
  return /(?:Ctrl|Alt)\+|^(?:Shift\+)?F\d/.test(shortcut)
}
