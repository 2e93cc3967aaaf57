import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

const SAMPLES = ['one', 'two', 'three'] as const

/** Before the first line: what can be counted, each example one click away. */
export function TrendsStart() {
  const { t } = useTranslation('trends')
  const countSubject = useApp(state => state.countSubject)
  return (
    <EmptyState
      title={t('start.title')}
      actions={SAMPLES.map(name => (
        <Button key={name} onClick={() => void countSubject({ kind: 'query', query: t(`start.sample.${name}`) })}>
          {t(`start.sample.${name}`)}
        </Button>
      ))}
    >
      <p>{t('start.text')}</p>
    </EmptyState>
  )
}

/** The filters leave nothing to count in. */
export function NothingToCount() {
  const { t } = useTranslation('trends')
  const changeTrends = useApp(state => state.changeTrends)
  return (
    <EmptyState
      title={t('nothing.title')}
      actions={<Button onClick={() => void changeTrends({ filter: {} })}>{t('nothing.clear')}</Button>}
    >
      <p>{t('nothing.text')}</p>
    </EmptyState>
  )
}

/** A library without reports. */
export function NoReportsYet() {
  const { t } = useTranslation('search')
  const show = useApp(state => state.show)
  return (
    <EmptyState title={t('emptyLibrary.title')} actions={<Button onClick={() => show('library')}>{t('emptyLibrary.go')}</Button>}>
      <p>{t('emptyLibrary.text')}</p>
    </EmptyState>
  )
}
