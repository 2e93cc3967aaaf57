import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReadingWords } from '../../locale/use-reading-words.ts'
import { useApp } from '../../state/store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { inkOnPaper } from '../../ui/ink-on-paper.ts'
import listStyles from '../../ui/list.module.css'
import { ReadingBar, Unread } from '../../ui/reading-state.tsx'
import { FirstSentences } from './first-sentences.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { followSquare, layoutMatrix, type MatrixSquare } from './matrix-layout.ts'
import styles from './matrix-stage.module.css'

/** The matrix, or why there is none; below it what the square says that is looked at. */
export function MatrixStage() {
  const matrix = useApp(state => state.themeMatrix)
  const sets = useApp(state => state.themeSets)
  const turned = useApp(state => state.matrixTurned)
  const [shown, setShown] = useState<MatrixSquare | null>(null)
  const layout = useMemo(() => {
    const set = sets.find(({ id }) => id === matrix?.setId)
    return matrix && set && matrix.columns.length > 0 ? layoutMatrix(matrix, set, turned) : null
  }, [matrix, sets, turned])
  if (!matrix || !layout) {
    return (
      <>
        <Note />
        <Standing />
      </>
    )
  }
  return (
    <>
      <MatrixGrid key={`${matrix.setId} ${matrix.by} ${turned}`} layout={layout} onShow={setShown} />
      <FirstSentences square={shown && followSquare(shown, layout)} />
      <Standing legend />
    </>
  )
}

/** Stands where the matrix would be. */
function Note() {
  const { t } = useTranslation('themes')
  const words = useReadingWords()
  const hasReports = useApp(state => state.reports.length > 0)
  const matrix = useApp(state => state.themeMatrix)
  const stopped = useApp(state => state.matrixStopped)
  const progress = useApp(state => state.matrixProgress)
  const refresh = useApp(state => state.refreshMatrix)
  if (!hasReports) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  if (stopped || !matrix) return <Unread {...{ stopped, progress, words }} title={t('reading')} onAgain={() => void refresh()} />
  return <EmptyState title={t('nothing.title')}>{t('nothing.text')}</EmptyState>
}

/** How many were read, or how far the reading is; what the ink means. */
function Standing({ legend = false }: { readonly legend?: boolean }) {
  const { t } = useTranslation('themes')
  const words = useReadingWords()
  const matrix = useApp(state => state.themeMatrix)
  const reading = useApp(state => state.readingMatrix)
  const progress = useApp(state => state.matrixProgress)
  const stop = useApp(state => state.stopReadingMatrix)
  const counts = matrix && [t('counted', { count: matrix.reports }), ...(matrix.others > 0 ? [t('others', { count: matrix.others })] : [])]
  return (
    <ReadingBar
      told={counts?.join(t('joined'))}
      progress={reading ? progress : null}
      words={words}
      onStop={stop}
      legend={legend && <Legend mean={matrix?.by !== 'report'} />}
    />
  )
}

function Legend({ mean }: { readonly mean: boolean }) {
  const { t } = useTranslation('themes')
  return (
    <span className={styles.legend}>
      <span>
        <span className={styles.scale} aria-hidden>
          {[0.1, 0.4, 0.7, 1].map(share => (
            <span key={share} style={{ background: inkOnPaper(share, 1) }} />
          ))}
        </span>{' '}
        {t(mean ? 'legend.mean' : 'legend.share')}
      </span>
      <span>— {t('legend.unmentioned')}</span>
      <span>
        <span className={`${listStyles.gap} ${styles.gap}`} aria-hidden /> {t('legend.unread')}
      </span>
      <span>
        <span className={styles.written} aria-hidden /> {t('legend.written')}
      </span>
    </span>
  )
}
