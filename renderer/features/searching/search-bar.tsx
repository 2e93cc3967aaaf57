import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, useAppStore } from '../../state/store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { QueryBox } from './query-box.tsx'
import styles from './search-bar.module.css'
import { SyntaxHelp } from './syntax-help.tsx'

interface SearchBarProps {
  readonly box: RefObject<HTMLTextAreaElement | null>
  /** Element that shows the hits, and the one the keyboard is on. */
  readonly listId: string
  readonly activeId: string | undefined
  /** Arrow keys and Enter belong to the list of hits. */
  readonly onListKey: (event: KeyboardEvent) => void
}

export function SearchBar({ box, ...props }: SearchBarProps) {
  const { t } = useTranslation('search')
  const store = useAppStore()
  const exact = useApp(state => state.exact)
  const search = useApp(state => state.search)

  useEffect(() => {
    const focus = () => {
      box.current?.focus()
      box.current?.select()
    }
    const { searchView, concordanceRow } = store.getState()
    // Back from a text, the keyboard goes on in the concordance.
    if (searchView !== 'concordance' || concordanceRow === null) focus()
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'f') focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, box])

  return (
    <search className={styles.bar}>
      <QueryBox field={box} {...props} />
      <SyntaxHelp
        onTry={query => {
          void search({ query })
          box.current?.focus()
        }}
      />
      <Checkbox checked={exact} title={t('exactHelp')} onChange={checked => void search({ exact: checked })}>
        {t('exact')}
      </Checkbox>
    </search>
  )
}
