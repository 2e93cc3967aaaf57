import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useApp, useAppStore } from '../../state/store.ts'
import { bringPaneIntoView } from './pane-in-view.ts'
import styles from './panes-row.module.css'
import { usePaneDrag } from './use-pane-drag.ts'

/** How far an arrow key moves a divider, as a part of what its two panes have. */
const STEP = 0.02

interface PanesRowProps {
  readonly row: RefObject<HTMLDivElement | null>
  readonly pane: (index: number) => ReactNode
}

/** The panes side by side. Dividers and the panes' heads can be dragged; an empty pane beside a report stays narrow. */
export function PanesRow({ row, pane }: PanesRowProps) {
  // Not the panes themselves: they change with every line that is scrolled.
  const keys = useApp(useShallow(state => state.panes.map(({ key }) => key)))
  const reportIds = useApp(useShallow(state => state.panes.map(({ reportId }) => reportId)))
  const widths = useApp(useShallow(state => state.panes.map(({ width }) => width)))
  const { dragged, target } = usePaneDrag(row)
  useActiveInView(row, keys.length)
  const isNarrow = (index: number) => reportIds[index] === null && reportIds.some(reportId => reportId !== null)
  return (
    <div ref={row} className={styles.row}>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <Divider index={index - 1} movable={!isNarrow(index - 1) && !isNarrow(index)} />}
          <div
            className={styles.cell}
            style={{ flex: isNarrow(index) ? '0 1 300px' : `${widths[index] ?? 1} 1 0` }}
            data-pane={key}
            data-dragged={dragged === index || undefined}
            data-drop={dragged === null || target !== index || target === dragged ? undefined : target < dragged ? 'before' : 'after'}
          >
            {pane(index)}
          </div>
        </Fragment>
      ))}
    </div>
  )
}

/** Where the panes are wider than the window, the one that keys act on stays in view when a pane or a panel is opened. */
function useActiveInView(row: RefObject<HTMLDivElement | null>, panes: number): void {
  const store = useAppStore()
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more pane has no room of its own
  useEffect(() => {
    if (!row.current) return
    const resized = new ResizeObserver(() => bringPaneIntoView(store.getState().activePane))
    resized.observe(row.current)
    return () => resized.disconnect()
  }, [row, store, panes])
}

/** Between the pane of this number and the next one. */
function Divider({ index, movable }: { readonly index: number; readonly movable: boolean }) {
  const { t } = useTranslation('reading')
  const part = useApp(state => {
    const [left, right] = [state.panes[index]?.width ?? 1, state.panes[index + 1]?.width ?? 1]
    return left / (left + right)
  })
  const shareWidth = useApp(state => state.shareWidth)
  const evenWidths = useApp(state => state.evenWidths)
  const divider = useRef<HTMLDivElement>(null)
  if (!movable) return <div className={styles.divider} />

  function onPointerMove(event: React.PointerEvent): void {
    const left = divider.current?.previousElementSibling?.getBoundingClientRect()
    const right = divider.current?.nextElementSibling?.getBoundingClientRect()
    if (!left || !right || !divider.current?.hasPointerCapture(event.pointerId)) return
    shareWidth(index, (event.clientX - left.left) / (right.right - left.left))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a divider that can be moved is no rule between paragraphs
    <div
      ref={divider}
      className={`${styles.divider} ${styles.movable}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('pane.divider')}
      aria-valuenow={Math.round(part * 100)}
      aria-valuemin={20}
      aria-valuemax={80}
      tabIndex={0}
      onPointerDown={event => {
        event.preventDefault()
        divider.current?.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={evenWidths}
      onKeyDown={event => {
        const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
        if (by === 0) return
        event.preventDefault()
        shareWidth(index, part + by)
      }}
    />
  )
}
