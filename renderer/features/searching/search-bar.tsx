import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './search-bar.module.css'
import { useQueryField } from './use-query-field.ts'

/** Long enough that a word is not asked for letter by letter, short enough to feel at once. In ms. */
const PAUSE = 120

interface SearchBarProps {
  /** Element that shows the hits, and the one the keyboard is on. */
  readonly listId: string
  readonly activeId: string | undefined
  /** Arrow keys and Enter belong to the list of hits. */
  readonly onListKey: (event: KeyboardEvent) => void
}

export function SearchBar({ listId, activeId, onListKey }: SearchBarProps) {
  const { t } = useTranslation('search')
  const query = useApp(state => state.query)
  const exact = useApp(state => state.exact)
  const search = useApp(state => state.search)
  const input = useRef<HTMLInputElement>(null)
  const field = useQueryField(query, words => void search({ query: words }), PAUSE)

  useEffect(() => {
    const focus = () => {
      input.current?.focus()
      input.current?.select()
    }
    focus()
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'f') focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && field.isPending()) field.ask()
    else onListKey(event)
  }

  return (
    <search className={styles.bar}>
      <Search size={16} className={styles.icon} aria-hidden />
      <input
        ref={input}
        type="search"
        role="combobox"
        className={styles.field}
        aria-label={t('label')}
        aria-expanded={activeId !== undefined}
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="none"
        aria-keyshortcuts="Control+Shift+F"
        aria-description={t('help')}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={field.text}
        onKeyDown={onKeyDown}
        {...field.handlers}
      />
      <Checkbox checked={exact} title={t('exactHelp')} onChange={checked => void search({ exact: checked })}>
        {t('exact')}
      </Checkbox>
    </search>
  )
}
