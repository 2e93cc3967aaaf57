import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { focusStage, isFocusLost } from '../../dom/focus.ts'
import { isStillThere } from '../../state/duplicates.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { ResultLine } from './result-line.tsx'
import { ReviewButton } from './review-button.tsx'
import { useImportCounts } from './use-import-counts.ts'

/** In ms; a result with problems, or with highlights to check, stays until it was put away. */
const SHOWN_FOR = 12_000

/** What came of an import, in the line at the bottom; the problems open from there. */
export function ImportResultLine() {
  const { t } = useTranslation(['library', 'duplicates'])
  const result = useApp(state => state.importResult)
  const dismiss = useApp(state => state.dismissImportResult)
  const show = useApp(state => state.showImport)
  const countsOf = useImportCounts()
  const showDuplicates = useApp(state => state.showDuplicates)
  const reportsById = useApp(state => state.reportsById)
  const line = useRef<HTMLElement>(null)
  const { doubtful = 0, lost = 0 } = result?.highlights ?? {}
  const clean = result !== null && result.problems.length === 0 && doubtful + lost === 0

  // The button that began it was locked meanwhile, and the keyboard with it.
  useEffect(() => {
    if (result && isFocusLost()) line.current?.focus()
  }, [result])

  useEffect(() => {
    if (!clean) return
    const timer = setTimeout(() => {
      const focused = line.current?.contains(document.activeElement)
      dismiss()
      if (focused) focusStage()
    }, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [clean, dismiss])

  if (!result) return null
  const duplicates = result.problems.filter(({ code }) => code === 'duplicate')
  const twice = duplicates.filter(problem => isStillThere(problem, reportsById)).length
  const others = result.problems.length - duplicates.length
  return (
    <ResultLine ref={line} label={t('result.label')} sentence={countsOf(result)} onDismiss={dismiss}>
      <ReviewButton count={doubtful + lost} onLeave={dismiss} />
      {twice > 0 && <Button onClick={() => void showDuplicates()}>{t('duplicates:afterImport', { count: twice })}</Button>}
      {others > 0 && <Button onClick={() => show(true)}>{t('result.problems', { count: others })}</Button>}
    </ResultLine>
  )
}
