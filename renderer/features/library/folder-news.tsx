import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderNews } from '../../../shared/model/folder.ts'
import { focusStage } from '../../dom/focus.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { ResultLine } from './result-line.tsx'
import { ReviewButton } from './review-button.tsx'

/** In ms; longer than an answer to something that was just done, since nobody waited for it. */
const SHOWN_FOR = 20_000

/** What came in by itself from the opened folders, in the line at the bottom, with the way there and back. */
export function FolderNewsLine() {
  const { t } = useTranslation(['folders', 'common', 'duplicates'])
  const news = useApp(state => state.folderNews)
  const dismiss = useApp(state => state.dismissNews)
  const show = useApp(state => state.showNews)
  const undo = useApp(state => state.undo)
  const showDuplicates = useApp(state => state.showDuplicates)
  const undone = useApp(state => state.journal.redo?.id)
  const sentence = useNewsSentence()
  const line = useRef<HTMLElement>(null)

  useEffect(() => {
    // What is to be checked stays until it was put away.
    if (!news || news.toCheck > 0) return
    const timer = setTimeout(() => {
      if (!line.current?.matches(':focus-within, :hover')) dismiss()
    }, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [news, dismiss])

  if (!news) return null
  return (
    <ResultLine ref={line} label={t('news.label')} sentence={sentence(news)} onDismiss={dismiss}>
      {news.duplicates > 0 && (
        <Button onClick={() => void showDuplicates()}>{t('duplicates:afterImport', { count: news.duplicates })}</Button>
      )}
      <ReviewButton count={news.toCheck} onLeave={dismiss} />
      <Button onClick={show}>{t('news.show')}</Button>
      {news.actionId !== null && news.actionId !== undone && (
        <Button
          onClick={() => {
            dismiss()
            focusStage()
            void undo(news.actionId ?? undefined)
          }}
        >
          {t('common:action.undo')}
        </Button>
      )}
    </ResultLine>
  )
}

function useNewsSentence(): (news: FolderNews) => string {
  const { t, i18n } = useTranslation('folders')
  return ({ folders, added, changed, missing, moved }) => {
    const what = [
      ...(added > 0 ? [t('news.added', { count: added })] : []),
      ...(changed > 0 ? [t('news.changed', { count: changed })] : []),
      ...(moved > 0 ? [t('news.moved', { count: moved })] : []),
      ...(missing > 0 ? [t('news.missing', { count: missing })] : []),
    ]
    const [first = ''] = folders
    const names = folders.length > 1 ? `${first} ${t('news.others', { count: folders.length })}` : first
    return t('news.sentence', { folders: names, what: what.join(i18n.language === 'en' ? ', ' : '，') })
  }
}
