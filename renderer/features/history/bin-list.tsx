import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BinItem } from '../../../shared/model/bin.ts'
import { toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './history-dialog.module.css'
import { useMoment } from './use-moment.ts'

/** What was removed, the newest first. */
export function BinList() {
  const { t } = useTranslation(['history', 'common'])
  const items = useApp(state => state.bin)
  const restore = useApp(state => state.restoreFromBin)
  const emptyBin = useApp(state => state.emptyBin)
  const momentOf = useMoment()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const there = (items ?? []).filter(item => chosen.includes(keyOf(item)))

  return (
    <>
      <p className={styles.quiet}>{items?.length === 0 ? t('binEmpty') : t('binHelp')}</p>
      <ul className={styles.list} aria-label={t('bin')}>
        {items?.map(item => (
          <li key={keyOf(item)} className={styles.item}>
            <input
              type="checkbox"
              aria-label={`${t('select')} ${item.words}`}
              checked={chosen.includes(keyOf(item))}
              onChange={() => setChosen(toggled(chosen, keyOf(item)))}
            />
            <span className={styles.kind}>{t(`kind.${item.kind}`)}</span>
            <span className={styles.words} title={item.words}>
              {item.words}
            </span>
            {item.highlights > 0 && <span className={styles.quiet}>{t('withHighlights', { count: item.highlights })}</span>}
            <time className={styles.quiet} dateTime={item.removedAt}>
              {momentOf(item.removedAt)}
            </time>
            <Button onClick={() => void restore([item])}>{t('restore')}</Button>
          </li>
        ))}
      </ul>
      {items && items.length > 0 && (
        <div className={styles.actions}>
          <Button tone="danger" onClick={() => setAsking(true)}>
            {t('emptyBin')}
          </Button>
          <Button disabled={there.length === 0} onClick={() => void restore(there).then(() => setChosen([]))}>
            {t('restoreChosen')}
            {there.length > 0 && ` (${there.length})`}
          </Button>
        </div>
      )}
      {asking && (
        <Dialog
          open
          onClose={() => setAsking(false)}
          title={t('emptyTitle')}
          width={420}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('common:action.cancel')}</Button>
              <Button
                tone="danger"
                onClick={() => {
                  setAsking(false)
                  void emptyBin()
                }}
              >
                {t('emptyDo')}
              </Button>
            </>
          }
        >
          <p>{t('emptyText', { count: items?.length ?? 0 })}</p>
        </Dialog>
      )}
    </>
  )
}

function keyOf(item: BinItem): string {
  return `${item.kind} ${item.id}`
}
