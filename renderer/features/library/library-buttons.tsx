import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { useLibraryChoice } from './use-library-choice.ts'

/** The way on where the library of last time cannot be opened; nothing where the program itself does not answer. */
export default function LibraryButtons() {
  const { t } = useTranslation(['library', 'backups'])
  const answers = useApp(state => state.host !== null)
  const damaged = useApp(state => state.startError?.code === 'library-damaged')
  const showBackups = useApp(state => state.showBackups)
  const choose = useLibraryChoice()
  if (!answers) return null
  return (
    <>
      {damaged && <Button onClick={() => void showBackups(true)}>{t('backups:open')}</Button>}
      <Button onClick={() => void choose('library')}>{t('menu.open')}</Button>
      <Button onClick={() => void choose('new-library')}>{t('menu.create')}</Button>
    </>
  )
}
