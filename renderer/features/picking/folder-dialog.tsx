import { CornerLeftUp, House } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ErrorData, toErrorData } from '../../../shared/errors.ts'
import type { FolderListing } from '../../../shared/model/host.ts'
import { findNameFault } from '../../../shared/text/file-name.ts'
import type { Pickable } from '../../state/picking.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Entry, EntryList, isChoosable, picksFiles } from './entry-list.tsx'
import styles from './folder-dialog.module.css'
import { crumbsOf, joinPath } from './folder-path.ts'
import { NewFolder } from './new-folder.tsx'

/** Chooses files and folders where the program has no dialogs of the system: the browser edition. */
export default function FolderDialog({ what }: { readonly what: Pickable }) {
  const { t } = useTranslation(['library', 'common', 'errors'])
  const browseFolder = useApp(state => state.browseFolder)
  const answerPick = useApp(state => state.answerPick)
  const fail = useApp(state => state.fail)
  const [listing, setListing] = useState<FolderListing | null>(null)
  const [home, setHome] = useState<string | null>(null)
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
        if (path === null) setHome(next.path)
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
  const fault = what === 'new-library' && name.trim() !== '' ? findNameFault(libraryName(name)) : undefined
  const chosen = listing && !fault ? choice(what, listing, marked, name) : []
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
            <NewFolder parent={listing.path} onMade={path => void go(path)} />
          )}
          <span className={styles.space} />
          <Button onClick={() => answer(null)}>{t('common:action.cancel')}</Button>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => answer(chosen)}>
            {picksFiles(what)
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
          folder={listing?.path ?? ''}
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
            error={fault ? t(`pick.fault.${fault}`) : null}
            onChange={event => setName(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen.length > 0) answer(chosen)
            }}
          />
        )}
        <p className={styles.chosen} role={error ? 'alert' : 'status'} data-error={error ? '' : undefined}>
          {error ? t(`errors:${error.code}`, { ...error.details }) : chosen.length === 1 ? t('pick.chosen', { path: chosen[0] }) : ''}
        </p>
        <Reach home={home} files={what === 'reports' || what === 'folder'} />
      </div>
    </Dialog>
  )
}

interface ReachProps {
  /** The user's own folder, where browsing starts. */
  readonly home: string | null
  /** Whether files are asked for, which may also be dropped. */
  readonly files: boolean
}

/** The page sees only what was opened to it: says what that is and how to get at more. */
function Reach({ home, files }: ReachProps) {
  const { t } = useTranslation('library')
  const platform = useApp(state => state.host?.platform)
  if (home === null) return null
  const elsewhere = platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'other'
  return (
    <p className={styles.reach}>
      {t('pick.reach', { home })}
      {files && t('pick.reachDrop')}
      <br />
      {t('pick.reachMore')} <code>npm run serve -- {t(`pick.elsewhere.${elsewhere}`)}</code>
    </p>
  )
}

/** Files beside libraries say nothing. */
function isListed(entry: Entry, what: Pickable): boolean {
  return entry.kind !== 'file' || what !== 'library'
}

/** What would be answered now. A folder that is not marked is the one that is shown. */
function choice(what: Pickable, listing: FolderListing, marked: readonly string[], name: string): readonly string[] {
  if (picksFiles(what) || what === 'library') return marked
  const folder = marked[0] ?? listing.path
  if (what !== 'new-library') return [folder]
  return name.trim() === '' ? [] : [joinPath(folder, libraryName(name))]
}

function libraryName(written: string): string {
  const plain = written.trim()
  return plain.endsWith('.duidu') ? plain : `${plain}.duidu`
}
