import type { Command } from './commands.ts'
import { findNeighbours, findPlaceNeighbours, type Neighbours } from './neighbour-reports.ts'
import { MOST_PANES } from './panes.ts'
import type { AppState } from './store.ts'

export function isReading(app: AppState): boolean {
  return app.screen === 'reading' && app.sourceView === null
}

/** Texts of reports can be read: in panes, or side by side. */
export function showsTexts(app: AppState): boolean {
  return isReading(app) || (app.screen === 'compare' && app.compareView === 'aligned')
}

export function hasReport({ panes, activePane }: AppState): boolean {
  return Boolean(panes[activePane]?.reportId)
}

function readsReport(app: AppState): boolean {
  return isReading(app) && hasReport(app)
}

function hasSeveral(app: AppState): boolean {
  return isReading(app) && app.panes.length > 1
}

function openNeighbour(app: AppState, find: typeof findNeighbours, side: keyof Neighbours, none: Parameters<AppState['notify']>[0]): void {
  const report = app.reportsById.get(app.panes[app.activePane]?.reportId ?? '')
  if (!report) return
  const neighbour = find(report, app.reports)[side]
  if (neighbour) void app.openReport(neighbour.id, { pane: app.activePane })
  else app.notify(none)
}

/** What can be done with the panes of the reading screen; their keys are those of that screen alone. */
export const PANE_COMMANDS: readonly Command[] = [
  {
    id: 'splitPane',
    keys: ['Ctrl+\\'],
    keysOnly: isReading,
    available: app => isReading(app) && app.panes.length < MOST_PANES,
    run: app => app.splitPane(app.activePane),
  },
  {
    id: 'closePane',
    keys: ['Shift+W'],
    keysOnly: isReading,
    available: app => isReading(app) && (hasReport(app) || app.panes.length > 1),
    run: app => app.closePane(app.activePane),
  },
  {
    id: 'movePaneLeft',
    keys: ['Alt+Shift+←'],
    keysOnly: isReading,
    available: hasSeveral,
    run: app => app.movePane(app.activePane, app.activePane - 1),
  },
  {
    id: 'movePaneRight',
    keys: ['Alt+Shift+→'],
    keysOnly: isReading,
    available: hasSeveral,
    run: app => app.movePane(app.activePane, app.activePane + 1),
  },
  { id: 'evenPanes', available: hasSeveral, run: app => app.evenWidths() },
  { id: 'back', keys: ['Alt+←'], keysOnly: isReading, available: isReading, run: app => app.travel(app.activePane, -1) },
  { id: 'forward', keys: ['Alt+→'], keysOnly: isReading, available: isReading, run: app => app.travel(app.activePane, 1) },
  {
    id: 'previousYear',
    keys: [','],
    keysOnly: isReading,
    available: readsReport,
    run: app => openNeighbour(app, findNeighbours, 'previous', 'notices.noPreviousYear'),
  },
  {
    id: 'nextYear',
    keys: ['.'],
    keysOnly: isReading,
    available: readsReport,
    run: app => openNeighbour(app, findNeighbours, 'next', 'notices.noNextYear'),
  },
  {
    id: 'previousPlace',
    keys: ['<'],
    keysOnly: isReading,
    available: readsReport,
    run: app => openNeighbour(app, findPlaceNeighbours, 'previous', 'notices.noPreviousPlace'),
  },
  {
    id: 'nextPlace',
    keys: ['>'],
    keysOnly: isReading,
    available: readsReport,
    run: app => openNeighbour(app, findPlaceNeighbours, 'next', 'notices.noNextPlace'),
  },
  { id: 'follow', keys: ['L'], keysOnly: isReading, available: hasSeveral, run: app => app.toggleFollowing() },
  {
    id: 'freePane',
    keys: ['Shift+L'],
    keysOnly: isReading,
    available: app => isReading(app) && app.leader !== null && app.leader !== app.panes[app.activePane]?.key,
    run: app => app.toggleFree(app.activePane),
  },
  { id: 'leadPane', keys: ['Alt+L'], keysOnly: isReading, available: hasSeveral, run: app => app.leadFrom(app.activePane) },
  { id: 'workspaces', run: app => app.showWorkspaces(true) },
]
