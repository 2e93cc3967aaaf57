import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpelledThemeSet } from '../../../shared/model/theme.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import { matchThemes } from './match-themes.ts'
import styles from './theme-picker.module.css'

interface ThemePickerProps {
  readonly set: SpelledThemeSet
  /** What it is about. */
  readonly stretch: { readonly reportId: string; readonly start: number; readonly end: number }
  /** Id of the theme it has now; null for none. */
  readonly theme: string | null
  /** The user said so: it can be taken back. */
  readonly chosen: boolean
  /** A section rather than a paragraph. */
  readonly section?: boolean
  readonly onDone: () => void
  /** So many sections of the report have a proposal of which the user has not yet said whether it is right. */
  readonly proposed?: number
  /** The choice was saved; `onDone` where it is not given. */
  readonly onTaken?: () => void
}

/** "This paragraph is about …": by characters, pinyin or English. The program learns from it at once. */
export function ThemePicker({
  set,
  stretch: { reportId, start, end },
  theme,
  chosen,
  section = false,
  proposed = 0,
  onDone,
  onTaken = onDone,
}: ThemePickerProps) {
  const { t, i18n } = useTranslation('themes')
  const choose = useApp(state => state.chooseTheme)
  const accept = useApp(state => state.acceptThemes)
  const [query, setQuery] = useState('')
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'

  async function take(id: string | null): Promise<void> {
    if (await choose({ reportId, setId: set.id, start, end, theme: id })) onTaken()
  }

  return (
    <div className={styles.picker}>
      <FilterList
        label={t(section ? 'pick.section' : 'pick.label')}
        placeholder={t('pick.placeholder')}
        query={query}
        onQuery={setQuery}
        items={matchThemes(query, set.themes)}
        keyOf={({ id }) => id}
        isSelected={({ id }) => id === theme}
        onChoose={({ id }) => void take(id)}
        onKey={event => {
          if (event.key !== 'Escape') return false
          event.stopPropagation()
          onDone()
          return true
        }}
        empty={t('pick.none')}
        autoFocus
        render={({ id, name, description }) => (
          <span className={styles.choice}>
            <span className={styles.sign}>{id === theme && <Check size={14} aria-hidden />}</span>
            <span className={styles.name}>{name[language]}</span>
            <span className={styles.description}>{description[language]}</span>
          </span>
        )}
      />
      <div className={styles.actions}>
        <Button onClick={onDone}>{t('pick.cancel')}</Button>
        {proposed > 0 && (
          <Button
            onClick={async () => {
              if (await accept(reportId, set.id)) onTaken()
            }}
          >
            {t('pick.accept', { count: proposed })}
          </Button>
        )}
        {chosen && <Button onClick={() => void take(null)}>{t('pick.back')}</Button>}
      </div>
    </div>
  )
}
