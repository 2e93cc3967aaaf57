import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import { CHANGES_SHOWN, type ComparedSentences, inOrder } from '../../state/changes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { ChangeCells } from './change-row.tsx'
import tableStyles from './changes-table.module.css'
import { type ChangeLine, layoutChanges, rowsWithin } from './layout-changes.ts'
import { clickedSide, readSentences } from './read-sentences.ts'
import styles from './section-changes.module.css'
import { useChangeWords } from './use-change-words.ts'

/** A section, and the report that it stands in. */
interface ChangedSection {
  readonly reportId: string
  readonly range: Range
}

/** How two sections that correspond differ, sentence by sentence; `sections` in the order of their columns. */
export function SectionChanges({ sections }: { readonly sections: readonly [ChangedSection, ChangedSection] }) {
  const { t } = useTranslation('changes')
  const store = useAppStore()
  const compare = useApp(state => state.compareSentences)
  const [changes, setChanges] = useState<ComparedSentences | 'failed' | null>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set())
  const [one, other] = sections
  const reportsById = useApp(state => state.reportsById)
  const { earlier, later } = inOrder(one.reportId, other.reportId, reportsById)
  const [left, right] = earlier === one.reportId ? [one.range, other.range] : [other.range, one.range]

  useEffect(() => {
    const turn = new AbortController()
    setChanges(null)
    compare({ earlier, later }, turn.signal).then(
      found => turn.signal.aborted || setChanges(found),
      () => turn.signal.aborted || setChanges('failed'),
    )
    return () => turn.abort()
  }, [compare, earlier, later])

  const rows = useMemo(
    () => (changes && changes !== 'failed' ? rowsWithin(changes.comparison.rows, left, right) : []),
    [changes, left, right],
  )
  const lines = useMemo(() => layoutChanges(rows, { shown: CHANGES_SHOWN, figuresOnly: false, open }), [rows, open])
  if (changes === 'failed') return <p className={styles.note}>{t('failed')}</p>
  if (!changes) return <p className={styles.note}>{t('opening')}</p>

  function fold(key: string): void {
    const after = new Set(open)
    if (!after.delete(key)) after.add(key)
    setOpen(after)
  }

  /** The whole list, at this place; a moved sentence may have its other place beyond the section. */
  function goToAll(row: string | undefined): void {
    const { choosePair, goToChange, showComparison } = store.getState()
    choosePair({ earlier, later })
    goToChange(row ?? null)
    showComparison('changes')
  }

  return (
    <>
      <SectionTable changes={changes} lines={lines} onGo={goToAll} onFold={fold} />
      <Button onClick={() => goToAll(lines.find(({ kind }) => kind === 'row')?.key)}>{t('all')}</Button>
    </>
  )
}

interface SectionTableProps {
  readonly changes: ComparedSentences
  readonly lines: readonly ChangeLine[]
  /** To a line of the whole list, by its key. */
  readonly onGo: (key: string) => void
  readonly onFold: (key: string) => void
}

function SectionTable({ changes, lines, onGo, onFold }: SectionTableProps) {
  const { t } = useTranslation('changes')
  const store = useAppStore()
  const { set } = useChangeWords(changes)
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label={t(`${set}.table`)} data-apart={set === 'apart' || undefined}>
        <tbody>
          {lines.map(line => (
            <tr
              key={line.key}
              className={tableStyles.columns}
              data-change={line.kind === 'fold' ? undefined : line.kind === 'place' ? 'place' : line.row.change}
              onClick={event => {
                const side = clickedSide(event)
                if (side && line.kind !== 'fold') readSentences(store.getState().read, changes, line.row, side)
              }}
            >
              <ChangeCells line={line} changes={changes} onGo={onGo} onFold={() => line.kind === 'fold' && onFold(line.key)} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
