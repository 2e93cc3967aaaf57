import { Fragment, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useApp } from '../../state/store.ts'
import styles from './panes-row.module.css'

/** How far an arrow key moves the divider, as a part of the width. */
const STEP = 0.02

interface PanesRowProps {
  readonly pane: (index: number) => ReactNode
}

/** The panes side by side. Between two reports a divider can be dragged; an empty pane beside a report stays narrow. */
export function PanesRow({ pane }: PanesRowProps) {
  // Not the panes themselves: they change with every line that is scrolled.
  const keys = useApp(useShallow(state => state.panes.map(({ key }) => key)))
  const reportIds = useApp(useShallow(state => state.panes.map(({ reportId }) => reportId)))
  const split = useApp(state => state.split)
  const oneEmpty = reportIds.filter(reportId => reportId === null).length === 1
  const grow = (index: number) => {
    if (oneEmpty) return reportIds[index] ? '1 1 0' : '0 1 300px'
    return `${index === 0 ? split : 1 - split} 1 0`
  }
  return (
    <div className={styles.row}>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <Divider movable={!oneEmpty} />}
          <div className={styles.cell} style={{ flex: grow(index) }}>
            {pane(index)}
          </div>
        </Fragment>
      ))}
    </div>
  )
}

function Divider({ movable }: { readonly movable: boolean }) {
  const { t } = useTranslation('reading')
  const split = useApp(state => state.split)
  const setSplit = useApp(state => state.setSplit)
  const divider = useRef<HTMLDivElement>(null)
  if (!movable) return <div className={styles.divider} />

  function onPointerMove(event: React.PointerEvent): void {
    const row = divider.current?.parentElement?.getBoundingClientRect()
    if (row && divider.current?.hasPointerCapture(event.pointerId)) setSplit((event.clientX - row.left) / row.width)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a divider that can be moved is no rule between paragraphs
    <div
      ref={divider}
      className={`${styles.divider} ${styles.movable}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('pane.divider')}
      aria-valuenow={Math.round(split * 100)}
      aria-valuemin={20}
      aria-valuemax={80}
      tabIndex={0}
      onPointerDown={event => {
        event.preventDefault()
        divider.current?.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={() => setSplit(0.5)}
      onKeyDown={event => {
        const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
        if (by === 0) return
        event.preventDefault()
        setSplit(split + by)
      }}
    />
  )
}
