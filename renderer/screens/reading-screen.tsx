import {
  Blend,
  Columns3,
  Keyboard,
  Layers2,
  Link2,
  Minimize2,
  NotebookText,
  PanelLeft,
  PanelRight,
  Printer,
  SquareSplitHorizontal,
} from 'lucide-react'
import { Fragment, type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import '../dom/marks.css'
import type { TextSurface } from '../dom/text-surface.ts'
import { Margin, type MarginSource } from '../features/highlighting/margin.tsx'
import { OverlapBrackets } from '../features/highlighting/overlap-brackets.tsx'
import { PassageLayer } from '../features/highlighting/passage-layer.tsx'
import type { TagPickerSlot } from '../features/highlighting/tag-picker-slot.ts'
import { Outline } from '../features/reading/outline.tsx'
import { PanesRow } from '../features/reading/panes-row.tsx'
import { ReadingPane } from '../features/reading/reading-pane.tsx'
import { ShortcutsDialog } from '../features/reading/shortcuts-dialog.tsx'
import { usePaneKeys } from '../features/reading/use-pane-keys.ts'
import { MovingBanner } from '../features/review/moving-banner.tsx'
import { useFolds } from '../features/shared-wording/use-folds.ts'
import { WordingBar } from '../features/shared-wording/wording-bar.tsx'
import { WordingLayer } from '../features/shared-wording/wording-layer.tsx'
import { TagPicker } from '../features/tagging/tag-picker.tsx'
import { PlaceTheme } from '../features/themes/place-theme.tsx'
import { useKeyHint } from '../naming/use-key-hint.ts'
import { MOST_PANES } from '../state/panes.ts'
import { isFocused } from '../state/reading-view.ts'
import { useApp, useAppStore } from '../state/store.ts'
import { IconButton } from '../ui/button.tsx'
import { onDemand } from '../ui/on-demand.tsx'
import styles from './reading-screen.module.css'
import { useCommandKeys } from './use-command-keys.ts'
import { useFocusMode } from './use-focus-mode.ts'
import { useRoom } from './use-room.ts'
import { useWayBack } from './use-way-back.ts'

const PrintReport = onDemand(() => import('../features/reading/print-report.tsx'))
const MemoPanel = onDemand(() => import('../features/memos/memo-panel.tsx'))

const tagPicker: TagPickerSlot = props => <TagPicker {...props} sticky />

/** Reading: outline, one to four reports side by side, the highlights in the margin. */
export default function ReadingScreen() {
  const { t } = useTranslation(['reading', 'wording', 'memos'])
  const withKey = useKeyHint()
  const panes = useApp(state => state.panes.length)
  const outlineShown = useApp(state => state.outlineShown)
  const marginShown = useApp(state => state.marginShown)
  const toggleOutline = useApp(state => state.toggleOutline)
  const toggleMargin = useApp(state => state.toggleMargin)
  const help = useApp(state => state.helpShown)
  const showHelp = useApp(state => state.showHelp)
  const comparePanes = useApp(state => state.comparePanes)
  const wordingShown = useApp(state => state.wordingShown)
  const toggleWording = useApp(state => state.toggleWording)
  const reportIds = useApp(useShallow(state => [...new Set(state.panes.flatMap(({ reportId }) => reportId ?? []))]))
  const store = useAppStore()
  const following = useApp(state => state.leader !== null)
  const splitPane = useApp(state => state.splitPane)
  const toggleFollowing = useApp(state => state.toggleFollowing)
  const showWorkspaces = useApp(state => state.showWorkspaces)
  const focused = useApp(isFocused)
  const toggleFocusMode = useApp(state => state.toggleFocusMode)
  const printing = useApp(state => state.printing)
  const printReport = useApp(state => state.printReport)
  const memoBeside = useApp(state => state.memoBeside)
  const toggleReportMemo = useApp(state => state.toggleReportMemo)
  const everywhere = useCommandKeys()
  const row = useRef<HTMLDivElement>(null)
  usePaneKeys()
  useFocusMode()
  useRoom(row)
  useWayBack()

  const outlineButton = (
    <IconButton label={t(outlineShown ? 'outline.hide' : 'outline.show')} pressed={outlineShown} onClick={toggleOutline}>
      <PanelLeft size={16} />
    </IconButton>
  )
  const tools = (
    <>
      <IconButton label={t(marginShown ? 'margin.hide' : 'margin.show')} pressed={marginShown} onClick={toggleMargin}>
        <PanelRight size={16} />
      </IconButton>
      <IconButton
        label={withKey(t('pane.split'), 'splitPane')}
        disabled={panes >= MOST_PANES}
        onClick={() => splitPane(store.getState().activePane)}
      >
        <SquareSplitHorizontal size={16} />
      </IconButton>
      <IconButton
        label={withKey(t(following ? 'follow.end' : 'follow.begin'), 'follow')}
        pressed={following}
        disabled={panes < 2}
        onClick={toggleFollowing}
      >
        <Link2 size={16} />
      </IconButton>
      <IconButton label={t('workspaces.open')} onClick={() => void showWorkspaces(true)}>
        <Layers2 size={16} />
      </IconButton>
      <IconButton
        label={withKey(t(wordingShown ? 'wording:hide' : 'wording:show'), 'wording')}
        pressed={wordingShown}
        onClick={toggleWording}
      >
        <Blend size={16} />
      </IconButton>
      <IconButton
        label={withKey(t('memos:ofReport'), 'memo')}
        pressed={memoBeside}
        disabled={reportIds.length === 0}
        onClick={() => void toggleReportMemo()}
      >
        <NotebookText size={16} />
      </IconButton>
      <IconButton label={t('print.open')} disabled={reportIds.length === 0} onClick={() => printReport('paper')}>
        <Printer size={16} />
      </IconButton>
      <IconButton label={withKey(t('pane.compare'), 'comparePanes')} onClick={comparePanes}>
        <Columns3 size={16} />
      </IconButton>
      <IconButton label={withKey(t('keys.open'), 'help')} onClick={() => showHelp(true)}>
        <Keyboard size={16} />
      </IconButton>
    </>
  )
  return (
    <div className={styles.screen}>
      <div className={styles.row}>
        {outlineShown && !focused && <Outline />}
        <PanesRow row={row} pane={index => <Pane index={index} before={index === 0 && outlineButton} />} />
        {focused ? (
          <div className={styles.tools} data-focused>
            <IconButton label={`${t('focus.leave')} (Esc)`} onClick={toggleFocusMode}>
              <Minimize2 size={16} />
            </IconButton>
          </div>
        ) : (
          <>
            <div className={styles.tools}>{tools}</div>
            {memoBeside && <MemoPanel />}
            {marginShown && <PanesMargin />}
          </>
        )}
      </div>
      {printing && <PrintReport key={printing.reportId} {...printing} />}
      {wordingShown && !focused && <WordingBar reportIds={reportIds} />}
      <MovingBanner />
      {help && <ShortcutsDialog everywhere={everywhere} onClose={() => showHelp(false)} />}
    </div>
  )
}

function Pane({ index, before }: { readonly index: number; readonly before: ReactNode }) {
  const report = useApp(state => state.panes[index]?.report ?? null)
  const target = useApp(state => state.panes[index]?.jump?.flash ?? null)
  const { folds, unfold } = useFolds(report, target)
  return (
    <ReadingPane
      index={index}
      folds={folds}
      onUnfold={unfold}
      layer={surface => (
        <Fragment key={surface.reportId}>
          <OverlapBrackets surface={surface} />
          <PanePassages surface={surface} index={index} />
          <PaneWording surface={surface} index={index} />
        </Fragment>
      )}
      before={before}
      sectionEnd={<PlaceTheme index={index} />}
    />
  )
}

/** The other report opens in another pane, so that the two can be read against each other. */
function PaneWording({ surface, index }: { readonly surface: TextSurface; readonly index: number }) {
  const store = useAppStore()
  const active = useApp(state => state.activePane === index)
  return (
    <WordingLayer
      surface={surface}
      active={active}
      place={() => store.getState().panes[index]?.position ?? 0}
      onOpen={({ reportId, start, end }) => {
        const { activatePane, openReport } = store.getState()
        activatePane(index)
        void openReport(reportId, { pane: 'new', flash: { start, end } })
      }}
    />
  )
}

function PanePassages({ surface, index }: { readonly surface: TextSurface; readonly index: number }) {
  const store = useAppStore()
  const active = useApp(state => state.activePane === index)
  const pane = () => store.getState().panes[index]
  return (
    <PassageLayer
      surface={surface}
      active={active}
      report={() => pane()?.report ?? null}
      place={() => pane()?.position ?? 0}
      tagPicker={tagPicker}
    />
  )
}

function PanesMargin() {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  // Not the panes themselves: they change with every line that is scrolled.
  const reports = useApp(useShallow(state => state.panes.map(({ report }) => report)))
  const active = useApp(state => state.activePane)
  const source = useMemo(
    (): MarginSource => ({
      reports,
      active,
      activate: pane => store.getState().activatePane(pane),
      show: ({ reportId, start, end }, pane) => void store.getState().openReport(reportId, { pane, flash: { start, end } }),
      scopes: { one: t('margin.activePane'), all: t('margin.bothPanes') },
    }),
    [store, reports, active, t],
  )
  return <Margin source={source} tagPicker={tagPicker} />
}
