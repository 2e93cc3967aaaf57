import { FileText, Folder, Library } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderListing } from '../../../shared/model/host.ts'
import type { Pickable } from '../../state/picking.ts'
import { indexAfterKey, toggled } from '../../state/selection.ts'
import listStyles from '../../ui/list.module.css'
import styles from './folder-dialog.module.css'
import { folderOf } from './folder-path.ts'

export type Entry = FolderListing['entries'][number]

const ICONS = { folder: Folder, file: FileText, library: Library }
const PAGE = 10

interface EntryListProps {
  /** The folder that is shown. */
  readonly folder: string
  readonly entries: readonly Entry[]
  readonly what: Pickable
  readonly marked: readonly string[]
  readonly empty: string
  readonly onMark: (paths: readonly string[]) => void
  readonly onEnter: (entry: Entry) => void
  readonly onUp: () => void
}

/** What is in a folder. What cannot be chosen is shown all the same: it tells whether this is the right folder. */
export function EntryList({ folder, entries, what, marked, empty, onMark, onEnter, onUp }: EntryListProps) {
  const { t } = useTranslation('library')
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const prefix = useId()
  const typed = useRef({ words: '', at: 0 })

  useEffect(() => {
    list.current?.focus()
  }, [])

  function mark(index: number, further: boolean): void {
    const entry = entries[index]
    setActive(index)
    if (!entry || !isChoosable(entry, what)) onMark(further ? marked : [])
    else if (!further) onMark([entry.path])
    else onMark(toggled(marked, entry.path))
  }

  function goTo(index: number): void {
    mark(index, false)
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const entry = entries[active]
    const to = indexAfterKey(event.key, active, entries.length, PAGE)
    if (to !== undefined) goTo(to)
    else if (event.key === 'Enter' && entry) onEnter(entry)
    else if (event.key === ' ' && entry) mark(active, what === 'reports')
    else if (event.key === 'Backspace' || (event.key === 'ArrowLeft' && event.altKey)) onUp()
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const found = findByName(event.key, event.timeStamp)
      if (found < 0) return
      goTo(found)
    } else return
    event.preventDefault()
  }

  /** Letters typed without a pause are one beginning of a name. */
  function findByName(letter: string, at: number): number {
    const words = at - typed.current.at < 800 ? typed.current.words + letter : letter
    typed.current = { words, at }
    return entries.findIndex(entry => entry.name.toLowerCase().startsWith(words.toLowerCase()))
  }

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className={styles.list}
      aria-label={t('pick.content')}
      aria-multiselectable={what === 'reports'}
      aria-activedescendant={active >= 0 ? `${prefix}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      {entries.length === 0 && <p className={styles.empty}>{empty}</p>}
      {entries.map((entry, index) => {
        const Icon = ICONS[entry.kind]
        const of = folderOf(entry.path)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard for all its entries
          <div
            key={entry.path}
            id={`${prefix}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={marked.includes(entry.path)}
            aria-disabled={(entry.kind !== 'folder' && !isChoosable(entry, what)) || undefined}
            data-active={index === active || undefined}
            className={`${styles.entry} ${listStyles.chosen}`}
            onClick={event => mark(index, what === 'reports' && (event.ctrlKey || event.metaKey || event.shiftKey))}
            onDoubleClick={() => onEnter(entry)}
          >
            <Icon size={16} role="img" aria-label={t(`pick.kind.${entry.kind}`)} />
            <span className={styles.name}>{entry.name}</span>
            {of !== folder && entry.name !== entry.path && <span className={styles.elsewhere}>{t('pick.liesIn', { path: of })}</span>}
          </div>
        )
      })}
    </div>
  )
}

/** Whether files are asked for, and not folders. */
export function picksFiles(what: Pickable): boolean {
  return what === 'reports' || what === 'annotations' || what === 'archive'
}

export function isChoosable(entry: Entry, what: Pickable): boolean {
  if (picksFiles(what)) return entry.kind === 'file'
  return what === 'library' ? entry.kind === 'library' : entry.kind === 'folder'
}
