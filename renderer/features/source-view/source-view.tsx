import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { focusStage, isFocusLost } from '../../dom/focus.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { ShortcutGroup } from '../../ui/shortcut-sheet.tsx'
import { Comparison, type SourceViewParts } from './comparison.tsx'
import { SourceHeader } from './source-header.tsx'
import { SourceShortcuts } from './source-shortcuts.tsx'
import styles from './source-view.module.css'

interface SourceViewProps extends SourceViewParts {
  /** Keys that work on every screen. */
  readonly everywhere: ShortcutGroup
}

/** A source beside what was made of it: what was left out and why, and which report has which words. */
export function SourceView({ everywhere, ...parts }: SourceViewProps) {
  const { t } = useTranslation(['source', 'errors'])
  const view = useApp(state => state.sourceView)
  const close = useApp(state => state.closeSource)
  const help = useApp(state => state.helpShown)
  const showHelp = useApp(state => state.showHelp)
  useReturningFocus()
  if (!view) return null
  const { content, failure } = view
  const shown = content !== null && content.text.trim() !== '' ? content : null
  const openHelp = () => showHelp(true)
  return (
    <div className={styles.view} aria-busy={content === null && failure === null}>
      {!shown && <SourceHeader source={content?.source ?? null} characters={0} onHelp={openHelp} />}
      {failure && (
        <EmptyState title={t('failed.title')} actions={<Button onClick={close}>{t('back')}</Button>}>
          <p>{failure.code === 'too-large' ? t('failed.tooLarge') : t(`errors:${failure.code}`, { ...failure.details })}</p>
        </EmptyState>
      )}
      {content && !shown && (
        <EmptyState title={t('empty.title')} actions={<Button onClick={close}>{t('back')}</Button>}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      )}
      {shown && <Comparison view={view} content={shown} onHelp={openHelp} {...parts} />}
      {help && <SourceShortcuts everywhere={everywhere} onClose={() => showHelp(false)} />}
    </div>
  )
}

/** Left by key, the list from which it was opened has the keyboard again. A pane of the reading screen takes it by itself. */
function useReturningFocus(): void {
  const store = useAppStore()
  useEffect(
    () => () => {
      if (isFocusLost() && store.getState().screen !== 'reading') focusStage()
    },
    [store],
  )
}
