import { History, Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { Notices } from './notices.tsx'
import styles from './status-bar.module.css'
import { StickyTags } from './sticky-tags.tsx'

interface StatusBarProps {
  /** The import's progress line, while there is one. */
  readonly progress: React.ReactNode
}

/** The line at the bottom: which library, work that runs, what was done, undo and redo. */
export function StatusBar({ progress }: StatusBarProps) {
  const { t } = useTranslation(['common', 'history'])
  const library = useApp(state => state.library)
  const journal = useApp(state => state.journal)
  const undo = useApp(state => state.undo)
  const redo = useApp(state => state.redo)
  const withKey = useKeyHint()
  const showHistory = useApp(state => state.showHistory)
  return (
    <footer className={styles.bar}>
      <span className={styles.name} title={library ? t('libraryAt', { path: library.path }) : undefined}>
        {library?.name}
      </span>
      <StickyTags />
      <div className={styles.progress}>{progress}</div>
      <Notices />
      <IconButton label={withKey(t('action.undo'), 'undo')} disabled={!journal.undo} onClick={() => void undo()}>
        <Undo2 size={16} />
      </IconButton>
      <IconButton label={withKey(t('action.redo'), 'redo')} disabled={!journal.redo} onClick={() => void redo()}>
        <Redo2 size={16} />
      </IconButton>
      <IconButton label={t('history:open')} onClick={() => void showHistory(true)}>
        <History size={16} />
      </IconButton>
    </footer>
  )
}
