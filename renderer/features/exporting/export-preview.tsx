import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import styles from './export-panel.module.css'

/** The preview follows what is shown once nothing changes for so long, in ms. */
const PAUSE = 300
/** More is of no use on the screen; in UTF-16 units. */
const PREVIEW_LENGTH = 20_000

/** The Markdown that would be written for the highlights that are shown. */
export function ExportPreview() {
  const { t } = useTranslation('notes')
  const notes = useApp(state => state.notes)
  const preview = useApp(state => state.exportPreview)
  const loadPreview = useApp(state => state.loadExportPreview)
  /** The notes that the preview shows. */
  const [previewed, setPreviewed] = useState<typeof notes>(null)

  useEffect(() => {
    if (!notes) return
    const timer = setTimeout(() => void loadPreview().then(() => setPreviewed(notes)), PAUSE)
    return () => clearTimeout(timer)
  }, [notes, loadPreview])

  const nothing = notes?.length === 0
  return (
    <>
      <h3 className={styles.subtitle}>
        {t('export.preview')}
        {preview && !nothing && <span className={styles.quiet}> {t('export.files', { count: preview.files.length })}</span>}
      </h3>
      {nothing ? (
        <p className={styles.rest}>{t('export.nothing')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by the keyboard
        <section className={styles.preview} tabIndex={0} aria-label={t('export.preview')} data-stale={previewed !== notes || undefined}>
          {!preview && <span className={styles.quiet}>{t('export.making')}</span>}
          {preview?.markdown.slice(0, PREVIEW_LENGTH)}
          {preview && preview.markdown.length > PREVIEW_LENGTH && `\n\n${t('export.previewCut')}`}
        </section>
      )}
    </>
  )
}
