import { useTranslation } from 'react-i18next'

/** All highlights of the library, and what is made of them. */
export default function NotesScreen() {
  const { t } = useTranslation()
  return <h1>{t('nav.notes')}</h1>
}
