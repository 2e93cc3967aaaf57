import { ArrowLeft, Keyboard, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source, SourceFormat } from '../../../shared/model/source.ts'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './source-header.module.css'

interface SourceHeaderProps {
  /** Null while it is being read. */
  readonly source: Source | null
  readonly characters: number
  readonly onHelp: () => void
  /** Stands at the end. */
  readonly children?: ReactNode
}

/** Formats with a report per row. */
const TABLES: ReadonlySet<SourceFormat> = new Set(['csv', 'jsonl', 'xlsx'])

/** The way back, which file this is, and what it is. */
export function SourceHeader({ source, characters, onHelp, children }: SourceHeaderProps) {
  const { t } = useTranslation('source')
  const withKey = useKeyHint()
  const { t: columns } = useTranslation('columns')
  const close = useApp(state => state.closeSource)
  const openColumns = useApp(state => state.openColumns)
  const slash = source ? source.path.lastIndexOf('/') + 1 : 0
  const facts = source
    ? [
        t(`format.${source.format}`),
        ...(source.encoding ? [source.encoding.toUpperCase()] : []),
        t('facts.characters', { count: characters }),
        t('facts.reports', { count: source.reports }),
      ]
    : []
  return (
    <header className={styles.header}>
      <IconButton label={`${t('back')} (Esc)`} onClick={close}>
        <ArrowLeft size={16} />
      </IconButton>
      <h1 className={styles.path} title={source?.path}>
        <span className={styles.folder}>{source?.path.slice(0, slash)}</span>
        {source?.path.slice(slash)}
      </h1>
      {source?.missingSince && <span className={styles.missing}>{t('missing')}</span>}
      <span className={styles.facts}>{facts.join(' · ')}</span>
      {source && TABLES.has(source.format) && (
        <Button onClick={() => void openColumns(source.id)}>
          <Table2 size={16} aria-hidden />
          {columns('open')}
        </Button>
      )}
      {children}
      <IconButton label={withKey(t('keys.open'), 'help')} onClick={onHelp}>
        <Keyboard size={16} />
      </IconButton>
    </header>
  )
}
