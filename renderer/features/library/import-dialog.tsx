import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isStillThere } from '../../state/duplicates.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './import-dialog.module.css'
import { ProblemList } from './problem-list.tsx'
import { useImportCounts } from './use-import-counts.ts'
import { useProblemTarget } from './use-problem-target.ts'

const BY_NAME = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** The last import in full: what was read, and its problems file by file, from where the reports are one click away. */
export function ImportDialog() {
  const { t } = useTranslation(['library', 'common'])
  const result = useApp(state => state.lastImport)
  const shown = useApp(state => state.importShown)
  const show = useApp(state => state.showImport)
  const openSourceOf = useApp(state => state.openSourceOf)
  const openColumnsOf = useApp(state => state.openColumnsOf)
  const targetOf = useProblemTarget()
  const countsOf = useImportCounts()
  const reportsById = useApp(state => state.reportsById)
  const problems = useMemo(
    () =>
      (result?.problems ?? [])
        .filter(found => isStillThere(found, reportsById))
        .map(found => ({ ...found, name: found.path }))
        // Files are read several at a time, and done in any order.
        .sort((one, other) => BY_NAME.compare(one.path, other.path)),
    [result, reportsById],
  )
  const leads = useRef(false)
  if (!result || !shown) return null
  const end = (leadsOn: boolean) => {
    leads.current = leadsOn
    show(false)
  }
  const close = () => end(false)
  const leave = () => end(true)
  const leaving = (open: (() => void) | undefined) =>
    open &&
    (() => {
      leave()
      open()
    })
  return (
    <Dialog
      open
      onClose={close}
      returnsFocus={() => !leads.current}
      title={t('result.last')}
      width={600}
      actions={<Button onClick={close}>{t('common:action.close')}</Button>}
    >
      <p className={styles.summary}>{countsOf(result)}</p>
      {problems.length === 0 ? (
        <p>{t('problems.none')}</p>
      ) : (
        <ProblemList
          problems={problems}
          targetOf={problem => leaving(targetOf(problem))}
          otherOf={reportId => leaving(reportsById.has(reportId) ? targetOf({ path: '', reportId }) : undefined)}
          onSpot={({ path }, spot) => {
            leave()
            void openSourceOf(path, spot)
          }}
          onColumns={({ path }) => {
            leave()
            void openColumnsOf(path)
          }}
        />
      )}
    </Dialog>
  )
}
