import { BookOpen, ChartLine, Columns3, Library, NotebookPen, Search, Settings, WholeWord } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../naming/use-key-hint.ts'
import { SCREENS } from '../../state/commands.ts'
import type { Screen } from '../../state/session.ts'
import { useApp } from '../../state/store.ts'
import styles from './rail.module.css'

const ICONS: Record<Screen, typeof Library> = {
  library: Library,
  reading: BookOpen,
  search: Search,
  compare: Columns3,
  trends: ChartLine,
  words: WholeWord,
  notes: NotebookPen,
}

/** The narrow rail at the left: one word and one icon for each screen. */
export function Rail() {
  const { t } = useTranslation()
  const screen = useApp(state => state.screen)
  const show = useApp(state => state.show)
  const showSettings = useApp(state => state.showSettings)
  const keys = useKeys()
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      {SCREENS.map(name => {
        const Icon = ICONS[name]
        return (
          <button
            key={name}
            type="button"
            className={styles.item}
            aria-current={name === screen ? 'page' : undefined}
            aria-keyshortcuts={keys(name)[0]}
            onClick={() => show(name)}
          >
            <Icon size={18} strokeWidth={1.6} aria-hidden />
            {t(`nav.${name}`)}
          </button>
        )
      })}
      <button type="button" className={`${styles.item} ${styles.last}`} onClick={() => showSettings(true)}>
        <Settings size={18} strokeWidth={1.6} aria-hidden />
        {t('nav.settings')}
      </button>
    </nav>
  )
}
