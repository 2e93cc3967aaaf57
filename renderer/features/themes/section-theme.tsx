import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './section-theme.module.css'
import { ThemePicker } from './theme-picker.tsx'

interface SectionThemeProps {
  readonly setId: string
  /** Id of the theme that it has; null for none. */
  readonly theme: string | null
  /** The user said so: it can be taken back. */
  readonly chosen: boolean
  readonly stretch: { readonly reportId: string; readonly start: number; readonly end: number }
  /** Another theme was chosen, and saved. */
  readonly onChosen: () => void
}

/** What a section is about, and how to say otherwise: the program learns from it at once. */
export function SectionTheme({ setId, theme, chosen, stretch, onChosen }: SectionThemeProps) {
  const { t, i18n } = useTranslation('themes')
  const set = useApp(state => state.themeSets.find(({ id }) => id === setId))
  const [picking, setPicking] = useState(false)
  if (!set) return null
  const name = set.themes.find(({ id }) => id === theme)?.name[i18n.language === 'en' ? 'en' : 'zh-CN'] ?? t('pick.noTheme')
  if (picking) return <ThemePicker {...{ set, stretch, theme, chosen }} section onDone={() => setPicking(false)} onTaken={onChosen} />
  return (
    <p className={styles.line}>
      <span>
        {t('pick.section')} <strong>{name}</strong>
      </span>
      <Button onClick={() => setPicking(true)}>{t('pick.open')}</Button>
    </p>
  )
}
