import { useTranslation } from 'react-i18next'

/** What stands on and below the field in which a note is written. */
export function useNoteWords() {
  const { t } = useTranslation('reading')
  return {
    label: t('margin.note'),
    placeholder: t('margin.addNote'),
    keys: t('margin.noteKeys'),
    saving: t('margin.saving'),
    saved: t('margin.saved'),
  }
}
