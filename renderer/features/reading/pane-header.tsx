import { ChevronDown, ChevronLeft, ChevronRight, FileDiff, Search, X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { findNeighbours } from '../../state/neighbour-reports.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import head from '../../ui/report-head.module.css'
import styles from './pane-header.module.css'
import { FollowButton, PaneHistoryButtons, PaneOutline } from './pane-tools.tsx'
import { ProblemsBadge } from './problems-badge.tsx'
import { ReportPicker } from './report-picker.tsx'

interface PaneHeaderProps {
  readonly index: number
  readonly onFind: () => void
  /** Buttons of the window. */
  readonly before?: ReactNode
}

/** Which report the pane shows, the same place's years before and after, find, close. */
export function PaneHeader({ index, onFind, before }: PaneHeaderProps) {
  const { t } = useTranslation(['reading', 'source'])
  const { t: common } = useTranslation()
  const withKey = useKeyHint()
  const placeName = usePlaceName()
  const reportId = useApp(state => state.panes[index]?.reportId ?? null)
  const problems = useApp(state => state.panes[index]?.report?.problems)
  const report = useApp(state => (reportId ? state.reportsById.get(reportId) : undefined))
  const reports = useApp(state => state.reports)
  const openReport = useApp(state => state.openReport)
  const closePane = useApp(state => state.closePane)
  const several = useApp(state => state.panes.length > 1)
  const store = useAppStore()
  const [picking, setPicking] = useState(false)
  const place = report ? placeName(report) : null
  const neighbours = useMemo(() => (report ? findNeighbours(report, reports) : null), [report, reports])

  function openSource(): void {
    const { panes, openSource: open } = store.getState()
    if (report) void open({ sourceId: report.sourceId, reportId: report.id, position: panes[index]?.position ?? 0 })
  }

  return (
    <header className={`${head.head} ${styles.header}`} data-pane-head>
      {before && <WindowTools>{before}</WindowTools>}
      {reportId !== null && (
        <span className={styles.history}>
          <PaneHistoryButtons index={index} />
        </span>
      )}
      {report && (
        <>
          <Popover
            open={picking}
            onOpenChange={setPicking}
            label={t('picker.label')}
            trigger={
              <button type="button" className={`${head.button} ${head.name}`} title={report.title}>
                <span className={head.words}>{place ?? report.title}</span>
                {place !== null && report.body !== 'other' && <span className={styles.body}> · {common(`body.${report.body}`)}</span>}
                {place !== null && report.year !== null && <span className={head.own}> · {report.year}</span>}
                <ChevronDown size={14} aria-hidden />
              </button>
            }
          >
            <ReportPicker
              autoFocus
              onChoose={id => {
                setPicking(false)
                void openReport(id, { pane: index })
              }}
            />
          </Popover>
          {neighbours?.previous && (
            <button
              type="button"
              className={`${head.button} ${head.year} ${styles.roomy}`}
              aria-label={t('pane.previousYear', { year: neighbours.previous.year })}
              title={t('pane.previousYear', { year: neighbours.previous.year })}
              onClick={() => neighbours.previous && void openReport(neighbours.previous.id, { pane: index })}
            >
              <ChevronLeft size={14} aria-hidden />
              {neighbours.previous.year}
            </button>
          )}
          {neighbours?.next && (
            <button
              type="button"
              className={`${head.button} ${head.year} ${styles.roomy}`}
              aria-label={t('pane.nextYear', { year: neighbours.next.year })}
              title={t('pane.nextYear', { year: neighbours.next.year })}
              onClick={() => neighbours.next && void openReport(neighbours.next.id, { pane: index })}
            >
              {neighbours.next.year}
              <ChevronRight size={14} aria-hidden />
            </button>
          )}
        </>
      )}
      <span className={head.space} />
      {report && (
        <>
          <ProblemsBadge problems={problems ?? []} report={report} />
          <FollowButton index={index} />
          {/* Beside the button of the window's own outline there is less room. */}
          <span className={before ? styles.wide : styles.tools}>
            <PaneOutline index={index} />
          </span>
          <span className={styles.roomy}>
            <IconButton label={t('source:open')} onClick={openSource}>
              <FileDiff size={16} />
            </IconButton>
          </span>
          <span className={styles.wide}>
            <IconButton label={withKey(t('find.open'), 'findInReport')} onClick={onFind}>
              <Search size={16} />
            </IconButton>
          </span>
        </>
      )}
      {(reportId !== null || several) && (
        <IconButton label={withKey(t('pane.close'), 'closePane')} onClick={() => closePane(index)}>
          <X size={16} />
        </IconButton>
      )}
    </header>
  )
}

/** Belongs to the window, not to the pane: using it makes no other pane the active one. */
function WindowTools({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.tools} data-window-tools>
      {children}
    </span>
  )
}
