import { EllipsisVertical, FileInput, FolderOpen } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EXPORT_FORMATS, type ExportFormat } from '../../state/exporting.ts'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ConflictList } from './conflict-list.tsx'
import styles from './export-panel.module.css'
import { ExportPreview } from './export-preview.tsx'
import { LivingFolder } from './living-folder.tsx'
import { TemplateChoice } from './template-choice.tsx'

/** What the notes come out as, and the ways out and in. */
export function ExportPanel() {
  const { t } = useTranslation(['notes', 'annotations', 'coders', 'common'])
  const folder = useApp(state => state.exportFolder)
  const format = useApp(state => state.exportFormat)
  const progress = useApp(state => state.exportProgress)
  const nothing = useApp(state => state.notes?.length === 0 && state.exportFormat !== 'qdc')
  const chooseFolder = useApp(state => state.chooseExportFolder)
  const chooseFormat = useApp(state => state.chooseExportFormat)
  const exportNotes = useApp(state => state.exportNotes)
  const cancel = useApp(state => state.cancelExport)
  const compareCoders = useApp(state => state.compareCoders)
  const pickAnnotations = useApp(state => state.pickAnnotations)
  const notes = useApp(state => state.notes)
  const conflicts = useApp(state => state.exportResult?.conflicts)
  const forgetResult = useApp(state => state.forgetExportResult)

  useEffect(() => {
    if (notes) forgetResult()
  }, [notes, forgetResult])

  return (
    <div className={styles.panel}>
      <h2>{t('export.title')}</h2>
      <p className={styles.quiet}>{t('export.scope')}</p>
      <Select
        label={t('export.format')}
        value={format}
        options={EXPORT_FORMATS.map(value => ({ value, label: t(`export.formats.${value}.name`) }))}
        onChange={chooseFormat}
      />
      {format === 'markdown' ? <TemplateChoice /> : <p className={styles.about}>{t(`export.formats.${format}.text`)}</p>}
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
            <span className={styles.quiet}>
              {t(format === 'markdown' ? 'export.progress' : 'export.progressHighlights', { ...progress })}
            </span>
            <Button onClick={cancel}>{t('common:action.cancel')}</Button>
          </>
        ) : (
          <Button tone="primary" disabled={nothing} onClick={() => void exportNotes()}>
            {t('export.run', { name: t(`export.formats.${format}.name`) })}
          </Button>
        )}
      </div>
      <ExportOutcome />
      <ConflictList files={(progress ? null : conflicts) ?? []} />
      {format === 'markdown' && <LivingFolder />}
      {format === 'markdown' ? <ExportPreview /> : <p className={styles.rest}>{nothing ? t('export.nothing') : t('export.noOther')}</p>}
      <div className={styles.way}>
        <div className={styles.ways}>
          <Button onClick={() => void pickAnnotations()}>
            <FileInput size={16} aria-hidden />
            {t('annotations:button')}
          </Button>
          <Menu
            trigger={
              <IconButton label={t('annotations:otherWays')}>
                <EllipsisVertical size={16} />
              </IconButton>
            }
          >
            <MenuItem onSelect={() => void pickAnnotations('library')}>{t('coders:merge')}</MenuItem>
            <MenuItem onSelect={() => void compareCoders('library')}>{t('coders:compare')}</MenuItem>
            <MenuItem onSelect={() => void compareCoders('annotations')}>{t('coders:compareFile')}</MenuItem>
          </Menu>
        </div>
        <span className={styles.quiet}>{t('annotations:help')}</span>
      </div>
    </div>
  )
}

/** The sentence that says what was written. */
const OUTCOMES = {
  markdown: 'written',
  docx: 'writtenDocuments',
  xlsx: 'writtenFile',
  csv: 'writtenFile',
  jsonld: 'writtenFile',
  qdpx: 'writtenFile',
  qdc: 'writtenCodebook',
  gbt7714: 'writtenReferences',
  bibtex: 'writtenReferences',
  csl: 'writtenReferences',
} as const satisfies Record<ExportFormat, string>

/** What was written and where; its room is kept, so that what is below stays where it is. */
function ExportOutcome() {
  const { t } = useTranslation('notes')
  const result = useApp(state => state.exportResult)
  const desktop = useApp(state => state.host?.edition === 'desktop')
  const reveal = useApp(state => state.revealExport)
  const key = result ? OUTCOMES[result.format] : 'writtenFile'
  return (
    <p className={styles.outcome} role="status">
      {result && (
        <>
          {t(`export.${key}`, { ...result })} {result.leftOut > 0 && t('export.leftOut', { count: result.leftOut })}{' '}
          {result.kept > 0 && `${t('export.kept', { count: result.kept })} `}
          <span className={styles.where}>{t('export.where', { path: result.file ?? result.directory })}</span>{' '}
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
