import { Trash2 } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MEMO_KINDS, type MemoEntry, memoKey } from '../../../shared/model/memo.ts'
import { markdownWords } from '../../../shared/text/markdown-words.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarFilter } from '../../ui/bar.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/field.tsx'
import { MemoEditor } from './memo-editor.tsx'
import { MemoName, placeAndYear } from './memo-name.tsx'
import styles from './memos-view.module.css'

/** Characters of a memo in the list: what two lines hold. */
const EXCERPT = 90

/** All memos of the library, and the one that is open. */
export default function MemosView() {
  const { t } = useTranslation('memos')
  const memos = useApp(state => state.memos)
  const text = useApp(state => state.memosText)
  const open = useApp(state => state.memo)
  const load = useApp(state => state.loadMemos)
  const filter = useApp(state => state.filterMemos)
  const openMemo = useApp(state => state.openMemo)
  const remove = useApp(state => state.removeMemo)
  useEffect(() => void load(), [load])

  const groups = useMemo(
    () =>
      MEMO_KINDS.map(kind => ({ kind, entries: (memos ?? []).filter(({ about }) => about.kind === kind) })).filter(
        ({ entries }) => entries.length > 0,
      ),
    [memos],
  )
  const openKey = open && memoKey(open.about)

  return (
    <div className={styles.view}>
      <div className={styles.side}>
        <Bar edge="top">
          <BarFilter>
            <TextField
              label={t('filter')}
              labelHidden
              type="search"
              placeholder={t('filter')}
              value={text}
              onChange={event => void filter(event.target.value)}
            />
          </BarFilter>
        </Bar>
        <nav className={styles.list} aria-label={t('list')}>
          {groups.map(({ kind, entries }) => (
            <section key={kind} aria-label={t(`kind.${kind}`)}>
              <h2 className={styles.kind}>
                {t(`kind.${kind}`)} <span>{entries.length}</span>
              </h2>
              <ul>
                {entries.map(entry => (
                  <li key={memoKey(entry.about)}>
                    <button
                      type="button"
                      className={styles.entry}
                      aria-current={memoKey(entry.about) === openKey || undefined}
                      onClick={() => void openMemo(entry.about)}
                    >
                      <span className={styles.name}>{nameOf(entry)}</span>
                      <span className={styles.excerpt}>{excerptOf(entry)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {memos?.length === 0 && <p className={styles.none}>{t(text.trim() === '' ? 'none' : 'noMatch')}</p>}
        </nav>
        <Bar edge="bottom">
          <BarCount>{memos ? t('count', { count: memos.length }) : ''}</BarCount>
        </Bar>
      </div>
      <div className={styles.stage}>
        {open ? (
          <>
            <Bar edge="top">
              <MemoName entry={open} />
              <IconButton label={t('remove')} disabled={!open.memo} onClick={() => void remove(open)}>
                <Trash2 size={16} />
              </IconButton>
            </Bar>
            <MemoEditor entry={open} />
          </>
        ) : (
          <EmptyState
            title={t('choose.title')}
            actions={<Button onClick={() => void openMemo({ kind: 'library' })}>{t('choose.library')}</Button>}
          >
            <p>{t('choose.text')}</p>
          </EmptyState>
        )}
      </div>
    </div>
  )
}

function nameOf({ about, name, report }: MemoEntry): string {
  return about.kind === 'report' && report ? placeAndYear(report) : name
}

function excerptOf({ memo }: MemoEntry): string {
  // A memo may be as long as a book.
  const words = markdownWords(memo?.text.slice(0, 10 * EXCERPT) ?? '')
  return [...words.replaceAll(/\s+/g, ' ').trim()].slice(0, EXCERPT).join('')
}
