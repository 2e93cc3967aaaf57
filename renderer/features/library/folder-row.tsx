import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Folder } from '../../../shared/model/folder.ts'
import type { Source } from '../../../shared/model/source.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './folders-dialog.module.css'

/** Files that went are named up to here. */
const MOST_MISSING = 20

export function FolderRow({ folder }: { readonly folder: Folder }) {
  const { t, i18n } = useTranslation('folders')
  const watch = useApp(state => state.watchFolder)
  const lookAgain = useApp(state => state.lookAgain)
  const forget = useApp(state => state.forgetFolder)
  const listMissing = useApp(state => state.listMissing)
  const pickPaths = useApp(state => state.pickPaths)
  const importPaths = useApp(state => state.importPaths)
  const [missing, setMissing] = useState<readonly Source[] | null>(null)
  const { id, name, location, watched, state, lookedAt, sources } = folder

  async function openAgain(): Promise<void> {
    const paths = await pickPaths('folder')
    if (paths) await importPaths(paths)
  }

  const looked = lookedAt
    ? t('lookedAt', { time: new Date(lookedAt).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }) })
    : t('never')
  return (
    <li className={styles.folder}>
      <div className={styles.main}>
        <div className={styles.name}>
          <strong>{name}</strong>
          <span className={styles.location} title={location}>
            {location}
          </span>
        </div>
        <p className={styles.facts}>
          {t('files', { count: sources })} · {folder.looking ? t('looking') : looked}
          {folder.missing > 0 && (
            <>
              {' · '}
              <button
                type="button"
                className={styles.more}
                aria-expanded={missing !== null}
                onClick={() => (missing ? setMissing(null) : void listMissing(folder).then(setMissing))}
              >
                {t('missing', { count: folder.missing })}
              </button>
            </>
          )}
        </p>
        {state !== 'there' && <p className={styles.state}>{t(`state.${state}`)}</p>}
        {missing && (
          <div className={styles.missing}>
            <p>{t('missingHelp')}</p>
            <ul>
              {missing.slice(0, MOST_MISSING).map(source => (
                <li key={source.id}>{source.path}</li>
              ))}
              {missing.length > MOST_MISSING && <li>{t('more', { count: missing.length - MOST_MISSING })}</li>}
            </ul>
          </div>
        )}
      </div>
      <div className={styles.ways}>
        {state === 'unknown' ? (
          <Button onClick={() => void openAgain()}>{t('openAgain')}</Button>
        ) : (
          <Checkbox checked={watched} onChange={on => void watch(id, on)} title={t('watchOf', { name })}>
            {t('watch')}
          </Checkbox>
        )}
        {state !== 'unknown' && (
          <Button aria-label={t('lookAgainOf', { name })} onClick={() => void lookAgain(id)}>
            {t('lookAgain')}
          </Button>
        )}
        <Button aria-label={t('forgetOf', { name })} onClick={() => void forget(id)}>
          {t('forget')}
        </Button>
      </div>
    </li>
  )
}
