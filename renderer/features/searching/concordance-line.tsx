import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcordanceRow } from '../../../shared/model/search.ts'
import { HitWords } from '../../ui/hit-words.tsx'
import listStyles from '../../ui/list.module.css'
import styles from './concordance-table.module.css'

interface ConcordanceLineProps {
  readonly id: string
  /** Undefined until it is read. */
  readonly row: ConcordanceRow | undefined
  /** From 0. */
  readonly index: number
  /** Distance from the top of the body, in px. */
  readonly top: number
  readonly selected: boolean
  readonly active: boolean
  readonly onOpen: (row: ConcordanceRow, index: number, event: MouseEvent) => void
  readonly onChoose: (index: number, extend: boolean) => void
}

/** One occurrence. Its room is there before its words are. */
export const ConcordanceLine = memo(function ConcordanceLine({ row, index, top, ...props }: ConcordanceLineProps) {
  const { t } = useTranslation(['search', 'common'])
  return (
    <tr
      id={props.id}
      className={`${listStyles.row} ${styles.row} ${styles.columns} ${listStyles.chosen}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      aria-busy={row ? undefined : true}
      data-active={props.active || undefined}
      title={row && [row.place, t(`common:body.${row.body}`), row.date ?? row.year, row.title].filter(Boolean).join(' · ')}
      onClick={event => row && props.onOpen(row, index, event)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keyboard for all rows */}
      <td
        className={styles.choice}
        onClick={event => {
          event.stopPropagation()
          props.onChoose(index, event.shiftKey)
        }}
      >
        <input type="checkbox" tabIndex={-1} checked={props.selected} readOnly aria-label={t('concordance.choose')} />
      </td>
      <td className={styles.cell}>{row?.place}</td>
      <td className={styles.body}>{row && t(`common:body.${row.body}`)}</td>
      <td className={styles.year}>{row?.year}</td>
      <td className={styles.left}>
        <span>{row?.left}</span>
      </td>
      <td className={styles.hit}>{row && <HitWords text={row.hit} words={row.words} />}</td>
      <td className={styles.right}>{row?.right}</td>
      <td className={styles.section}>{row?.section}</td>
    </tr>
  )
})
