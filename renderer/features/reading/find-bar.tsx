import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useApp } from '../../state/store.ts'
import { FindField } from '../../ui/find-field.tsx'

/** Finds words in the report of a pane, or in all panes at once; Enter and Shift+Enter go from one hit to the next. */
export function FindBar() {
  const { t } = useTranslation('reading')
  const query = useApp(state => state.findQuery)
  const asked = useApp(state => state.findAsked)
  const all = useApp(state => state.findInAll)
  const found = useApp(state => state.findHits)
  const current = useApp(state => state.findCurrent)
  const texts = useApp(useShallow(state => state.panes.map(({ report }) => report)))
  const findWords = useApp(state => state.findWords)
  const setFindInAll = useApp(state => state.setFindInAll)
  const findAgain = useApp(state => state.findAgain)
  const stepFind = useApp(state => state.stepFind)
  const closeFind = useApp(state => state.closeFind)

  // biome-ignore lint/correctness/useExhaustiveDependencies: other texts are looked through anew
  useEffect(findAgain, [texts, findAgain])

  const total = found.reduce((sum, { hits }) => sum + hits.length, 0)
  const before = found.filter(({ pane }) => current !== null && pane < current.pane).reduce((sum, { hits }) => sum + hits.length, 0)
  const at = before + (current?.at ?? 0) + 1
  const parts = found.map(({ hits }) => hits.length).join(' + ')
  const count = found.length > 1 ? t('find.countOfAll', { at, count: total, parts }) : t('find.count', { at, count: total })
  return (
    <FindField
      words={{ label: t('find.label'), previous: t('find.previous'), next: t('find.next'), close: t('find.close') }}
      query={query}
      onQuery={findWords}
      count={query.trim() === '' ? '' : total > 0 ? count : t('find.none')}
      none={total === 0}
      asked={asked}
      {...(texts.filter(Boolean).length > 1 ? { all: { label: t('find.all'), pressed: all, onChange: setFindInAll } } : {})}
      onStep={stepFind}
      onClose={closeFind}
    />
  )
}
