import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import { CHANGES_SHOWN, type ChangesPair, type ComparedSentences } from '../../state/changes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { ChangeCells } from './change-row.tsx'
import tableStyles from './changes-table.module.css'
import { layoutChanges, rowsWithin } from './layout-changes.ts'
import { clickedSide, readSentences } from './read-sentences.ts'
import styles from './section-changes.module.css'

interface SectionChangesProps {
  readonly pair: ChangesPair
  /** Where the section stands in the earlier report, and in the later one. */
  readonly left: Range
  readonly right: Range
}

/** What changed between two sections that correspond, sentence by sentence. */
export function SectionChanges({ pair, left, right }: SectionChangesProps) {
  const { t } = useTranslation('changes')
  const store = useAppStore()
  const compare = useApp(state => state.compareSentences)
  const [changes, setChanges] = useState<ComparedSentences | 'failed' | null>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set())
  const { earlier, later } = pair

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
    choosePair(pair)
    goToChange(row ?? null)
    showComparison('changes')
  }

  return (
    <>
      <div className={styles.scroller}>
        <table className={styles.table} aria-label={t('table')}>
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
                <ChangeCells line={line} changes={changes} onGo={goToAll} onFold={() => line.kind === 'fold' && fold(line.key)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button onClick={() => goToAll(lines.find(({ kind }) => kind === 'row')?.key)}>{t('all')}</Button>
    </>
  )
}
