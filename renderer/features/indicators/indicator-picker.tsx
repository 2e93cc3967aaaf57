import { Check } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullest } from '../../state/indicators.ts'
import { toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './indicator-picker.module.css'
import { matchIndicators } from './match-indicators.ts'
import { useFigureWords } from './use-figure-words.ts'

/** Which indicators are shown; found by characters or pinyin, those that no report has come last. */
export function IndicatorPicker() {
  const { t } = useTranslation('indicators')
  const { nameOf } = useFigureWords()
  const known = useApp(state => state.knownIndicators)
  const ids = useApp(state => state.indicatorIds)
  const change = useApp(state => state.changeIndicators)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const chosen = useMemo(() => ids ?? (known ? fullest(known) : []), [ids, known])
  const items = useMemo(() => {
    const all = matchIndicators(query, known?.indicators ?? [])
    return [...all.filter(({ reports }) => reports > 0), ...all.filter(({ reports }) => reports === 0)]
  }, [known, query])

  function toggle(id: string): void {
    // In the order of the lists, whenever they were chosen.
    const next = new Set(toggled(chosen, id))
    void change({ ids: (known?.indicators ?? []).flatMap(indicator => (next.has(indicator.id) ? indicator.id : [])) })
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('picker.label')}
      trigger={<Button disabled={!known}>{t('picker.open', { count: chosen.length })}</Button>}
    >
      <div className={styles.picker}>
        <FilterList
          label={t('picker.label')}
          placeholder={t('picker.placeholder')}
          query={query}
          onQuery={setQuery}
          items={items}
          keyOf={({ id }) => id}
          isSelected={({ id }) => chosen.includes(id)}
          onChoose={({ id }) => toggle(id)}
          empty={t('picker.none')}
          autoFocus
          render={({ id, name, builtIn, reports }) => (
            <span className={styles.choice} data-none={reports === 0 || undefined}>
              <Check size={14} aria-hidden data-shown={chosen.includes(id) || undefined} />
              <span className={styles.name}>{nameOf({ name })}</span>
              {!builtIn && <span className={styles.own}>{t('picker.own')}</span>}
              <span className={styles.count}>{t('picker.reports', { count: reports })}</span>
            </span>
          )}
        />
        <div className={styles.actions}>
          <Button onClick={() => void change({ ids: null })} disabled={ids === null}>
            {t('picker.fullest')}
          </Button>
          <Button onClick={() => void change({ ids: [] })} disabled={chosen.length === 0}>
            {t('picker.clear')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
