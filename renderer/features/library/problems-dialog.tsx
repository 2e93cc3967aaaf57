import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedProblem } from '../../../shared/model/report.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemList } from './problem-list.tsx'
import { useProblemTarget } from './use-problem-target.ts'

/** More are not read through; the list says so by the number in the bar. */
const MOST = 200

interface ProblemsDialogProps {
  readonly reportIds: readonly string[]
  readonly onClose: () => void
  readonly onEdit: () => void
}

/** What is wrong or doubtful about these reports and the files they came from. */
export function ProblemsDialog({ reportIds, onClose, onEdit }: ProblemsDialogProps) {
  const { t } = useTranslation(['library', 'common'])
  const listProblems = useApp(state => state.listProblems)
  const targetOf = useProblemTarget()
  const reportsById = useApp(state => state.reportsById)
  const openSource = useApp(state => state.openSource)
  const openColumns = useApp(state => state.openColumns)
  const [problems, setProblems] = useState<readonly NamedProblem[] | null>(null)

  useEffect(() => {
    let current = true
    void listProblems(reportIds.slice(0, MOST)).then(found => current && setProblems(found))
    return () => {
      current = false
    }
  }, [reportIds, listProblems])

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('problems.title')}
      width={560}
      actions={
        <>
          <Button onClick={onEdit}>{t('problems.edit')}</Button>
          <Button onClick={onClose}>{t('common:action.close')}</Button>
        </>
      }
    >
      {problems?.length === 0 && <p>{t('problems.none')}</p>}
      {problems && problems.length > 0 && (
        <ProblemList
          problems={problems}
          targetOf={({ name, reportId }) => targetOf({ path: name, ...(reportId ? { reportId } : {}) })}
          otherOf={reportId => (reportsById.has(reportId) ? targetOf({ path: '', reportId }) : undefined)}
          onSpot={({ sourceId, reportId }, spot) => void openSource({ sourceId, spot, ...(reportId ? { reportId } : {}) })}
          onColumns={({ sourceId }) => {
            onClose()
            void openColumns(sourceId)
          }}
        />
      )}
    </Dialog>
  )
}
