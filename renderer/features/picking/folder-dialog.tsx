import { CornerLeftUp, FileText, Folder, FolderPlus, House, Library } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ErrorData, toErrorData } from '../../../shared/errors.ts'
import type { FolderListing } from '../../../shared/model/host.ts'
import type { Pickable } from '../../state/picking.ts'
import { indexAfterKey, toggled } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import listStyles from '../../ui/list.module.css'
import styles from './folder-dialog.module.css'
import { crumbsOf, joinPath } from './folder-path.ts'

type Entry = FolderListing['entries'][number]

const ICONS = { folder: Folder, file: FileText, library: Library }
const PAGE = 10

/** Chooses files and folders where the program has no dialogs of the system: the browser edition. */
export default function FolderDialog({ what }: { readonly what: Pickable }) {
  const { t } = useTranslation(['library', 'common', 'errors'])
  const browseFolder = useApp(state => state.browseFolder)
  const answerPick = useApp(state => state.answerPick)
  const fail = useApp(state => state.fail)
  const [listing, setListing] = useState<FolderListing | null>(null)
  const [top, setTop] = useState<string | null>(null)
  const [error, setError] = useState<ErrorData | null>(null)
  const [marked, setMarked] = useState<readonly string[]>([])
  const [name, setName] = useState('')

  const go = useCallback(
    async (path: string | null) => {
      try {
        const next = await browseFolder(path)
        setListing(next)
        setMarked([])
        setError(null)
        if (next.parent === null) setTop(next.path)
      } catch (problem) {
        setError(toErrorData(problem))
      }
    },
    [browseFolder],
  )
  useEffect(() => {
    void go(null)
  }, [go])

  const entries = (listing?.entries ?? []).filter(entry => isListed(entry, what))
  const chosen = listing ? choice(what, listing, marked, name) : []
  const answer = (paths: readonly string[] | null) => void answerPick(paths).catch(fail)

  function enter(entry: Entry): void {
    if (entry.kind === 'folder') void go(entry.path)
    else if (isChoosable(entry, what)) answer([entry.path])
  }

  return (
    <Dialog
      open
      onClose={() => answer(null)}
      title={t(`pick.${what}`)}
      width={640}
      actions={
        <>
          {(what === 'new-library' || what === 'export-folder') && listing && (
            <NewFolder parent={listing.path} onMade={path => void go(path)} onFailed={setError} />
          )}
          <span className={styles.space} />
          <Button onClick={() => answer(null)}>{t('common:action.cancel')}</Button>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => answer(chosen)}>
            {what === 'reports'
              ? t('pick.open', { count: chosen.length })
              : t(what === 'library' ? 'pick.openLibrary' : what === 'new-library' ? 'pick.create' : 'pick.choose')}
          </Button>
        </>
      }
    >
      <div className={styles.picker}>
        <nav className={styles.way} aria-label={t('pick.way')}>
          <IconButton label={t('pick.start')} onClick={() => void go(null)}>
            <House size={16} />
          </IconButton>
          <IconButton label={t('pick.up')} disabled={!listing?.parent} onClick={() => void go(listing?.parent ?? null)}>
            <CornerLeftUp size={16} />
          </IconButton>
          {listing &&
            crumbsOf(listing.path, top).map(crumb => (
              <button key={crumb.path} type="button" className={styles.crumb} onClick={() => void go(crumb.path)}>
                {crumb.name}
              </button>
            ))}
        </nav>
        <EntryList
          // A folder of its own: the keyboard begins at the top again.
          key={listing?.path}
          entries={entries}
          what={what}
          marked={marked}
          empty={t(what === 'library' ? 'pick.noLibrary' : 'pick.empty')}
          onMark={setMarked}
          onEnter={enter}
          onUp={() => listing?.parent && void go(listing.parent)}
        />
        {what === 'new-library' && (
          <TextField
            label={t('pick.name')}
            value={name}
            onChange={event => setName(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen.length > 0) answer(chosen)
            }}
          />
        )}
        <p className={styles.chosen} role={error ? 'alert' : 'status'} data-error={error ? '' : undefined}>
          {error ? t(`errors:${error.code}`, { ...error.details }) : chosen.length === 1 ? t('pick.chosen', { path: chosen[0] }) : ''}
        </p>
      </div>
    </Dialog>
  )
}

interface EntryListProps {
  readonly entries: readonly Entry[]
  readonly what: Pickable
  readonly marked: readonly string[]
  readonly empty: string
  readonly onMark: (paths: readonly string[]) => void
  readonly onEnter: (entry: Entry) => void
  readonly onUp: () => void
}

function EntryList({ entries, what, marked, empty, onMark, onEnter, onUp }: EntryListProps) {
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
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard for all its entries
          <div
            key={entry.path}
            id={`${prefix}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={marked.includes(entry.path)}
            data-active={index === active || undefined}
            className={`${styles.entry} ${listStyles.chosen}`}
            onClick={event => mark(index, what === 'reports' && (event.ctrlKey || event.metaKey || event.shiftKey))}
            onDoubleClick={() => onEnter(entry)}
          >
            <Icon size={16} role="img" aria-label={t(`pick.kind.${entry.kind}`)} />
            <span className={styles.name}>{entry.name}</span>
          </div>
        )
      })}
    </div>
  )
}

interface NewFolderProps {
  readonly parent: string
  readonly onMade: (path: string) => void
  readonly onFailed: (error: ErrorData) => void
}

function NewFolder({ parent, onMade, onFailed }: NewFolderProps) {
  const { t } = useTranslation('library')
  const makeFolder = useApp(state => state.makeFolder)
  const [name, setName] = useState<string | null>(null)

  async function make(): Promise<void> {
    if (!name?.trim()) return
    try {
      const path = await makeFolder(parent, name.trim())
      setName(null)
      onMade(path)
    } catch (error) {
      onFailed(toErrorData(error))
    }
  }

  if (name === null) {
    return (
      <Button onClick={() => setName('')}>
        <FolderPlus size={16} aria-hidden />
        {t('pick.newFolder')}
      </Button>
    )
  }
  return (
    <form
      className={styles.making}
      onSubmit={event => {
        event.preventDefault()
        void make()
      }}
    >
      <TextField
        label={t('pick.newFolderName')}
        labelHidden
        autoFocus
        placeholder={t('pick.newFolderName')}
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setName(null)
        }}
      />
      <Button onClick={() => void make()}>{t('pick.make')}</Button>
    </form>
  )
}

function isListed(entry: Entry, what: Pickable): boolean {
  return entry.kind === 'folder' || entry.kind === 'library' || what === 'reports'
}

function isChoosable(entry: Entry, what: Pickable): boolean {
  if (what === 'reports') return entry.kind === 'file'
  return what === 'library' ? entry.kind === 'library' : entry.kind === 'folder'
}

/** What would be answered now. A folder that is not marked is the one that is shown. */
function choice(what: Pickable, listing: FolderListing, marked: readonly string[], name: string): readonly string[] {
  if (what === 'reports' || what === 'library') return marked
  const folder = marked[0] ?? listing.path
  if (what !== 'new-library') return [folder]
  const plain = name.trim()
  if (plain === '') return []
  return [joinPath(folder, plain.endsWith('.duidu') ? plain : `${plain}.duidu`)]
}
