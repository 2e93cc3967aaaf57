import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FolderRow } from './folder-row.tsx'
import styles from './folders-dialog.module.css'

/** The folders that were opened: which are watched, how they stand, and looking again. */
export default function FoldersDialog() {
  const { t } = useTranslation(['folders', 'common'])
  const folders = useApp(state => state.folders)
  const show = useApp(state => state.showFolders)
  const lookAgain = useApp(state => state.lookAgain)
  const looking = useApp(state => state.lookingAgain)
  return (
    <Dialog
      open
      onClose={() => show(false)}
      title={t('title')}
      width={640}
      actions={
        <>
          <span className={styles.busy} role="status">
            {looking ? t('looking') : ''}
          </span>
          {/* Not locked while it works: the keyboard would be left nowhere. */}
          {folders.length > 0 && (
            <Button onClick={() => void lookAgain()}>{t('common:withKey', { label: t('lookAll'), key: 'F5' })}</Button>
          )}
          <Button onClick={() => show(false)}>{t('common:action.close')}</Button>
        </>
      }
    >
      <p className={styles.help}>{folders.length === 0 ? t('none') : t('help')}</p>
      {folders.length > 0 && (
        <ul className={styles.list} aria-label={t('label')}>
          {folders.map(folder => (
            <FolderRow key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
