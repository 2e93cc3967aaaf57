import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import styles from './export-panel.module.css'

/** The preview follows what is shown once nothing changes for so long, in ms. */
const PAUSE = 300
/** More is of no use on the screen; in UTF-16 units. */
const PREVIEW_LENGTH = 20_000

/** What the notes come out as, and the way out. */
export function ExportPanel() {
  const { t } = useTranslation(['notes', 'common'])
  const notes = useApp(state => state.notes)
  const folder = useApp(state => state.exportFolder)
  const progress = useApp(state => state.exportProgress)
  const preview = useApp(state => state.exportPreview)
  const loadPreview = useApp(state => state.loadExportPreview)
  const chooseFolder = useApp(state => state.chooseExportFolder)
  const exportMarkdown = useApp(state => state.exportMarkdown)
  const cancel = useApp(state => state.cancelExport)

  const forgetResult = useApp(state => state.forgetExportResult)
  /** The notes that the preview shows. */
  const [previewed, setPreviewed] = useState<typeof notes>(null)

  useEffect(() => {
    if (!notes) return
    forgetResult()
    const timer = setTimeout(() => void loadPreview().then(() => setPreviewed(notes)), PAUSE)
    return () => clearTimeout(timer)
  }, [notes, loadPreview, forgetResult])

  const nothing = notes?.length === 0
  return (
    <div className={styles.panel}>
      <h2>{t('export.title')}</h2>
      <p className={styles.quiet}>{t('export.scope')}</p>
      <div className={styles.folder}>
        <span className={styles.path} title={folder ?? undefined}>
          {folder ? `${t('export.folder')} ${folder}` : t('export.noFolder')}
        </span>
        <Button onClick={() => void chooseFolder()}>
          <FolderOpen size={16} aria-hidden />
          {t('export.choose')}
        </Button>
      </div>
      <div className={styles.run}>
        {progress ? (
          <>
            <ProgressBar label={t('export.title')} done={progress.done} total={progress.total || null} />
            <span className={styles.quiet}>{t('export.progress', { ...progress })}</span>
            <Button onClick={cancel}>{t('common:action.cancel')}</Button>
          </>
        ) : (
          <Button tone="primary" disabled={nothing} onClick={() => void exportMarkdown()}>
            {t('export.run')}
          </Button>
        )}
      </div>
      <ExportOutcome />
      <h3 className={styles.subtitle}>
        {t('export.preview')}
        {preview && !nothing && <span className={styles.quiet}> {t('export.files', { count: preview.files })}</span>}
      </h3>
      {nothing ? (
        <p className={styles.quiet}>{t('export.nothing')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by the keyboard
        <section className={styles.preview} tabIndex={0} aria-label={t('export.preview')} data-stale={previewed !== notes || undefined}>
          {!preview && <span className={styles.quiet}>{t('export.making')}</span>}
          {preview?.markdown.slice(0, PREVIEW_LENGTH)}
          {preview && preview.markdown.length > PREVIEW_LENGTH && `\n\n${t('export.previewCut')}`}
        </section>
      )}
    </div>
  )
}

/** What was written and where; its room is kept, so that the preview stays where it is. */
function ExportOutcome() {
  const { t } = useTranslation('notes')
  const result = useApp(state => state.exportResult)
  const desktop = useApp(state => state.host?.edition === 'desktop')
  const reveal = useApp(state => state.revealExport)
  return (
    <p className={styles.outcome} role="status">
      {result && (
        <>
          {t('export.written', {
            written: result.files.length - result.unchanged,
            unchanged: result.unchanged,
            highlights: result.highlights,
          })}{' '}
          <span className={styles.where}>{t('export.where', { path: result.directory })}</span>{' '}
          {desktop && (
            <button type="button" className={styles.link} onClick={() => void reveal()}>
              {t('export.reveal')}
            </button>
          )}
        </>
      )}
    </p>
  )
}
