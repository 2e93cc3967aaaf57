import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { BinList } from './bin-list.tsx'
import styles from './history-dialog.module.css'
import { HistoryList } from './history-list.tsx'

const TABS = ['history', 'bin'] as const

/** What was done, to any point of which one can go, and what was removed, which can be had again. */
export default function HistoryDialog() {
  const { t } = useTranslation(['history', 'common'])
  const show = useApp(state => state.showHistory)
  const close = () => void show(false)
  const [tab, setTab] = useState<(typeof TABS)[number]>('history')
  return (
    <Dialog open onClose={close} title={t('title')} width={680} actions={<Button onClick={close}>{t('common:action.close')}</Button>}>
      <div className={styles.dialog}>
        <Segmented label={t('title')} value={tab} options={TABS.map(value => ({ value, label: t(value) }))} onChange={setTab} />
        {tab === 'history' ? <HistoryList /> : <BinList />}
      </div>
    </Dialog>
  )
}
