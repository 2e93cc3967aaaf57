import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import type { CountedWords } from '../../state/words.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { WordRow } from './word-columns.ts'
import { WordTable } from './word-table.tsx'
import styles from './words-stage.module.css'
import { WordFilterBar } from './words-toolbar.tsx'

/** The table, or why there is none; what it was counted in, and what its figures mean. `children`: which reports are counted. */
export function WordsStage({ children }: { readonly children: ReactNode }) {
  const words = useApp(state => state.words)
  const table = useApp(state => state.wordTable)
  const text = useApp(state => state.wordsContaining)
  const rows = useMemo((): readonly WordRow[] => {
    const wanted = text.trim()
    const all: readonly WordRow[] = words?.rows ?? []
    return wanted === '' ? all : all.filter(({ word }) => word.includes(wanted))
  }, [words, text])
  return (
    <>
      <WordFilterBar>{children}</WordFilterBar>
      {words?.table === table && rows.length > 0 ? (
        <WordTable key={table} table={table} rows={rows} />
      ) : (
        <Note filtered={text.trim() !== ''} />
      )}
      <Bar edge="bottom">
        <Standing words={words} shown={rows.length} />
      </Bar>
    </>
  )
}

/** Stands where the table would be. */
function Note({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('words')
  const hasReports = useApp(state => state.reports.length > 0)
  const words = useApp(state => state.words)
  const table = useApp(state => state.wordTable)
  const counting = useApp(state => state.countingWords)
  const progress = useApp(state => state.wordProgress)
  const stopped = useApp(state => state.wordsStopped)
  const refresh = useApp(state => state.refreshWords)
  const change = useApp(state => state.changeWords)
  const againstRest = useApp(state => state.wordOthers === null)
  if (!hasReports) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  if (counting) {
    if (!progress) return <EmptyState title={t('counting')} />
    return (
      <EmptyState title={t('counting')}>
        <p>{t('countingHelp')}</p>
        <ProgressBar label={t('counting')} done={progress.done} total={progress.total} />
      </EmptyState>
    )
  }
  if (stopped) {
    return (
      <EmptyState title={t('stopped.title')} actions={<Button onClick={() => void refresh()}>{t('stopped.again')}</Button>}>
        <p>{t('stopped.text')}</p>
      </EmptyState>
    )
  }
  if (!words)
    return table === 'collocations' ? (
      <EmptyState
        title={t('node.start')}
        actions={<Button onClick={() => void change({ node: t('node.sample') })}>{t('node.sample')}</Button>}
      >
        {t('node.startText')}
      </EmptyState>
    ) : (
      <EmptyState title={t('counting')} />
    )
  if (words.table === 'keyness' && words.others.words === 0)
    return <EmptyState title={t('against.none')}>{t(againstRest ? 'against.noneRest' : 'against.noneOthers')}</EmptyState>
  if (words.table === 'collocations' && words.occurrences === 0) {
    return <EmptyState title={t('node.none', { node: words.node })}>{t('node.noneText')}</EmptyState>
  }
  return <EmptyState title={t('nothing.title')}>{t(filtered ? 'nothing.filtered' : 'nothing.text')}</EmptyState>
}

/** What was counted, or how far the counting is; and what the figures mean by which the table is sorted. */
function Standing({ words, shown }: { readonly words: CountedWords | null; readonly shown: number }) {
  const { t } = useTranslation('words')
  const progress = useApp(state => state.wordProgress)
  const counting = useApp(state => state.countingWords)
  const table = useApp(state => state.wordTable)
  const column = useApp(state => state.wordSorting[state.wordTable].column)
  const stop = useApp(state => state.stopCountingWords)
  if (counting && progress) {
    return (
      <>
        <BarCount>{t('progress', { done: progress.done, total: progress.total })}</BarCount>
        <Button onClick={stop}>{t('stop')}</Button>
      </>
    )
  }
  return (
    <>
      <BarCount>{words?.table === table ? <Told words={words} shown={shown} /> : null}</BarCount>
      <BarSpace />
      <span className={styles.measure}>{t(`measure.${column}`)}</span>
    </>
  )
}

function Told({ words, shown }: { readonly words: CountedWords; readonly shown: number }) {
  const { t, i18n } = useTranslation('words')
  const number = (value: number) => value.toLocaleString(i18n.language)
  const size = ({ reports, words: all }: CountedWords['selection']) => t('size', { reports: number(reports), words: number(all) })
  const listed =
    words.total > words.rows.length
      ? t('listedOf', { shown: number(shown), total: number(words.total) })
      : t('listed', { shown: number(shown) })
  if (words.table === 'keyness') return t('told.keyness', { own: size(words.selection), others: size(words.others), listed })
  if (words.table === 'collocations') {
    return t('told.collocations', { node: words.node, occurrences: number(words.occurrences), reports: number(words.reports), listed })
  }
  return t('told.frequency', { own: size(words.selection), listed })
}
