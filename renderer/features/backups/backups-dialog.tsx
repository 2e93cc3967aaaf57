import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '../../../shared/model/backup.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './backups-dialog.module.css'

/** The copies of the library that can be put back, and the whole library as one file. */
export default function BackupsDialog() {
  const { t } = useTranslation(['backups', 'common'])
  const backups = useApp(state => state.backups)
  // One that is too damaged to be opened can only be put back.
  const isOpen = useApp(state => state.library !== null)
  const busy = useApp(state => state.backingUp)
  const archived = useApp(state => state.archived)
  const restored = useApp(state => state.restored)
  const show = useApp(state => state.showBackups)
  const make = useApp(state => state.makeBackup)
  const archive = useApp(state => state.archiveLibrary)
  const openArchive = useApp(state => state.openArchive)
  return (
    <Dialog
      open
      onClose={() => void show(false)}
      title={t('title')}
      width={680}
      actions={
        <>
          <span className={styles.busy} role="status">
            {busy ? t(`busy.${busy}`) : restored ? t('restored') : archived ? t('archived', { path: archived.file }) : ''}
          </span>
          <Button onClick={() => void show(false)}>{t('common:action.close')}</Button>
          {isOpen && (
            <Button tone="primary" onClick={() => void make()}>
              {t('make')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.help}>{t('help')}</p>
      {backups?.length === 0 && <p className={styles.none}>{t('none')}</p>}
      {backups && backups.length > 0 && (
        <ul className={styles.list} aria-label={t('label')}>
          {backups.map(backup => (
            <BackupRow key={backup.name} backup={backup} />
          ))}
        </ul>
      )}
      <section className={styles.archive} aria-label={t('archive.title')}>
        <h3>{t('archive.title')}</h3>
        <p className={styles.help}>{t('archive.help')}</p>
        <div className={styles.ways}>
          {isOpen && <Button onClick={() => void archive()}>{t('archive.write')}</Button>}
          <Button onClick={() => void openArchive()}>{t('archive.open')}</Button>
        </div>
      </section>
    </Dialog>
  )
}

/** Putting one back is asked twice, on the spot: everything on the screen changes with it. */
function BackupRow({ backup }: { readonly backup: Backup }) {
  const { t, i18n } = useTranslation(['backups', 'common'])
  const isOpen = useApp(state => state.library !== null)
  const restore = useApp(state => state.restoreBackup)
  const [asked, setAsked] = useState(false)
  const time = new Date(backup.at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  const megabytes = (backup.bytes / 1e6).toLocaleString(i18n.language, { maximumFractionDigits: 1 })
  return (
    <li className={styles.backup}>
      <span>{time}</span>
      <span className={styles.quiet}>{t(`reason.${backup.reason}`)}</span>
      <span className={styles.size}>{t('size', { megabytes })}</span>
      {asked ? (
        <span className={styles.sure}>
          {t(isOpen ? 'sure' : 'sureDamaged')}
          <Button onClick={() => setAsked(false)}>{t('common:action.cancel')}</Button>
          <Button tone="danger" autoFocus onClick={() => void restore(backup).then(() => setAsked(false))}>
            {t('restore')}
          </Button>
        </span>
      ) : (
        <Button aria-label={t('restoreOf', { time })} onClick={() => setAsked(true)}>
          {t('restore')}
        </Button>
      )}
    </li>
  )
}
