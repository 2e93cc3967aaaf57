import { Link } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type MemoEntry, memoKey } from '../../../shared/model/memo.ts'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { MEMO_MODES } from '../../state/memos.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { IconButton } from '../../ui/button.tsx'
import { onDemand } from '../../ui/on-demand.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './memo-editor.module.css'
import { useMemoDraft } from './use-memo-draft.ts'

const MemoText = onDemand(() => import('./memo-text.tsx'))

interface MemoEditorProps {
  readonly entry: MemoEntry
  /** Buttons at the end of its line. */
  readonly actions?: ReactNode
}

/** A memo: as it is written, as it is read, or both. */
export function MemoEditor(props: MemoEditorProps) {
  return <Editor key={memoKey(props.entry.about)} {...props} />
}

function Editor({ entry, actions }: MemoEditorProps) {
  const { t } = useTranslation('memos')
  const mode = useApp(state => state.memoMode)
  const setMode = useApp(state => state.setMemoMode)
  const insertion = useApp(state => state.memoInsertion)
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = useMemoDraft(entry, field)
  const store = useAppStore()
  const empty = draft.text.trim() === ''

  // Who opens a memo in which nothing stands yet wants to write it.
  const begun = useRef(!empty)
  useEffect(() => {
    if (!begun.current) field.current?.focus()
  }, [])

  useEffect(() => {
    if (insertion === null || !field.current) return
    store.getState().takeMemoInsertion()
    insertInto(field.current, insertion)
  }, [insertion, store])

  return (
    <section className={styles.editor} aria-label={t('about', { name: entry.name })}>
      <div className={styles.tools}>
        <Segmented
          label={t('mode.label')}
          value={mode}
          options={MEMO_MODES.map(value => ({ value, label: t(`mode.${value}`) }))}
          onChange={setMode}
        />
        {mode !== 'read' && <LinkButton />}
        <span className={styles.state} role="status">
          {empty && draft.state === 'saved' ? '' : t(`state.${draft.state}`)}
        </span>
        {actions}
      </div>
      <div className={styles.sheets} data-mode={mode}>
        {mode !== 'read' && (
          <textarea
            ref={field}
            className={styles.field}
            aria-label={t('text')}
            placeholder={t('placeholder')}
            spellCheck={false}
            value={draft.text}
            onChange={event => draft.write(event.target.value)}
            onCompositionStart={() => draft.compose(true)}
            onCompositionEnd={() => draft.compose(false)}
          />
        )}
        {mode !== 'write' && (
          <section
            className={styles.reading}
            aria-label={t('preview')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
          >
            {empty ? <p className={styles.nothing}>{t('nothing')}</p> : <MemoText text={draft.text} />}
          </section>
        )}
      </div>
    </section>
  )
}

/** A link to the passage that the reader has before them. */
function LinkButton() {
  const { t } = useTranslation('memos')
  const withKey = useKeyHint()
  const highlight = useApp(state => {
    const { activeHighlightId: id } = state
    return id === null ? undefined : [...state.highlights.values()].flat().find(other => other.id === id)
  })
  const link = useApp(state => state.linkInMemo)
  return (
    <IconButton
      label={withKey(t(highlight ? 'link' : 'linkNone'), 'linkMemo')}
      disabled={!highlight}
      onClick={() => highlight && void link(highlight)}
    >
      <Link size={16} />
    </IconButton>
  )
}

/** At the caret, as if it were typed: the field's own undo knows it. */
function insertInto(field: HTMLTextAreaElement, words: string): void {
  field.focus()
  if (document.execCommand('insertText', false, words)) return
  field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
