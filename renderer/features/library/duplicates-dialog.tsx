import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { type Choices, choiceOf, decisionsOf, keyOf, removedBy } from './duplicate-choices.ts'
import { DuplicateGroupChoice } from './duplicate-group.tsx'
import styles from './duplicates-dialog.module.css'

/** Groups that are drawn at first, and more at each asking; what is proposed for the others is done all the same. */
const AT_ONCE = 40

/** Reports that seem to be there twice: which to keep is proposed and chosen group by group, and done in one step. */
export default function DuplicatesDialog() {
  const { t } = useTranslation(['duplicates', 'common'])
  const groups = useApp(state => state.duplicateGroups)
  const close = useApp(state => state.hideDuplicates)
  const settle = useApp(state => state.settleDuplicates)
  const read = useApp(state => state.read)
  const [choices, setChoices] = useState<Choices>(new Map())
  const [most, setMost] = useState(AT_ONCE)
  const leaving = useRef(false)
  const decisions = useMemo(() => decisionsOf(groups ?? [], choices), [groups, choices])
  const removed = (groups ?? []).reduce((count, group) => count + removedBy(group, choiceOf(group, choices)).length, 0)
  const rest = (groups?.length ?? 0) - most

  return (
    <Dialog
      open
      onClose={close}
      returnsFocus={() => !leaving.current}
      title={t('title')}
      width={920}
      actions={
        <>
          {removed > 0 && <span className={styles.count}>{t('removes', { count: removed })}</span>}
          <Button onClick={close}>{t('common:action.close')}</Button>
          {groups?.length !== 0 && (
            <Button tone="primary" disabled={decisions.length === 0} onClick={() => void settle(decisions)}>
              {t('settle', { count: decisions.length })}
            </Button>
          )}
        </>
      }
    >
      {groups === null && <p>{t('loading')}</p>}
      {groups?.length === 0 && <p>{t('none')}</p>}
      {groups && groups.length > 0 && (
        <>
          <p className={styles.help}>{t('help')}</p>
          <div className={styles.list}>
            {groups.slice(0, most).map(group => (
              <DuplicateGroupChoice
                key={keyOf(group)}
                group={group}
                choice={choiceOf(group, choices)}
                onChoose={choice => setChoices(new Map(choices).set(keyOf(group), choice))}
                onSettle={() => void settle(decisionsOf([group], choices))}
                onCompare={(left, right) => {
                  leaving.current = true
                  close()
                  read(left, { pane: 0 })
                  read(right, { pane: 1 })
                }}
              />
            ))}
          </div>
          {rest > 0 && (
            <p className={styles.more}>
              <Button onClick={() => setMost(most + AT_ONCE)}>{t('more', { count: Math.min(rest, AT_ONCE) })}</Button>
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}
