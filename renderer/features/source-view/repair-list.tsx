import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import type { Repair } from '../../../shared/model/source.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './repair-list.module.css'
import { placeOfStep, repairSentence } from './repair-words.ts'

interface RepairListProps {
  readonly repairs: readonly Repair[]
  /** Of the source. */
  readonly text: string
  readonly onShow: (range: Range) => void
  readonly onTakeBack: (ids: readonly number[]) => void
}

/** What the reader repaired in this source: how often, each in words, the way there and the way back. */
export function RepairList({ repairs, text, onShow, onTakeBack }: RepairListProps) {
  const { t } = useTranslation('source')
  const [open, setOpen] = useState(false)
  if (repairs.length === 0) return null
  const lost = repairs.filter(({ state }) => state === 'lost').length
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('repairs.list.label')}
      align="end"
      finalFocus={() => document.querySelector<HTMLElement>('[data-source-text]')}
      trigger={
        <button type="button" className={styles.badge} data-lost={lost > 0 || undefined}>
          {t('repairs.list.count', { count: repairs.length })}
        </button>
      }
    >
      <ol className={styles.list}>
        {repairs.map(repair => (
          <li key={repair.id} className={styles.item}>
            {repair.state === 'lost' ? (
              <p className={styles.lost}>
                {t('repairs.list.lost', { quote: repair.quote })}
                <span className={styles.why}>{t('repairs.list.whyLost')}</span>
              </p>
            ) : (
              <button
                type="button"
                className={styles.sentence}
                onClick={() => {
                  setOpen(false)
                  onShow(placeOfStep(repair.step))
                }}
              >
                {repairSentence(t, repair.step, text)}
              </button>
            )}
            <IconButton label={t('repairs.list.takeBack')} onClick={() => onTakeBack([repair.id])}>
              <Undo2 size={16} />
            </IconButton>
          </li>
        ))}
      </ol>
      {repairs.length > 1 && (
        <div className={styles.all}>
          <Button onClick={() => onTakeBack(repairs.map(({ id }) => id))}>{t('repairs.list.takeBackAll')}</Button>
        </div>
      )}
    </Popover>
  )
}
