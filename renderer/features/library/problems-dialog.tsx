import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/model/report.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemList } from './problem-list.tsx'

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
  const reportsById = useApp(state => state.reportsById)
  const sources = useApp(state => state.sources)
  const listProblems = useApp(state => state.listProblems)
  const [problems, setProblems] = useState<readonly (Problem & { readonly name: string })[] | null>(null)

  useEffect(() => {
    let current = true
    async function load(): Promise<void> {
      const asked = reportIds.slice(0, MOST).flatMap(id => reportsById.get(id) ?? [])
      const ofReports = await Promise.all(
        asked.map(async ({ id, title, place, year }) => {
          const name = [place, year, title].filter(Boolean).join(' · ')
          return (await listProblems(id)).map(problem => ({ ...problem, name }))
        }),
      )
      const files = new Set(asked.map(report => report.sourceId))
      const ofFiles = sources
        .filter(source => files.has(source.id))
        .flatMap(source => source.problems.map(problem => ({ ...problem, name: source.path })))
      if (current) setProblems([...ofReports.flat(), ...ofFiles])
    }
    void load()
    return () => {
      current = false
    }
  }, [reportIds, reportsById, sources, listProblems])

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
      {problems && (problems.length > 0 ? <ProblemList problems={problems} /> : <p>{t('problems.none')}</p>)}
    </Dialog>
  )
}
