import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportTemplate } from '../../../shared/model/export-template.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import styles from './export-panel.module.css'

const TemplateDialog = lazy(() => import('./template-dialog.tsx'))

/** How highlights become files, and the way to templates of one's own. */
export function TemplateChoice() {
  const { t } = useTranslation('notes')
  const templates = useApp(state => state.exportTemplates)
  const template = useApp(state => state.exportTemplate)
  const choose = useApp(state => state.chooseTemplate)
  const load = useApp(state => state.loadExporting)
  const shown = useApp(state => state.templateShown)
  const show = useApp(state => state.showTemplate)
  const nameOf = useTemplateName()

  useEffect(() => {
    void load()
  }, [load])

  return (
    <>
      <div className={styles.template}>
        <Select
          label={t('export.template')}
          value={template}
          options={templates.map(each => ({ value: each.id, label: nameOf(each) }))}
          onChange={choose}
        />
        <Button onClick={() => show(true)}>{t('export.editTemplate')}</Button>
      </div>
      <Suspense>{shown && <TemplateDialog />}</Suspense>
    </>
  )
}

const BUILT_IN = ['report', 'report-obsidian', 'tag', 'tag-obsidian', 'place', 'year', 'all', 'matrix'] as const

/** Those of the program are named in the language of the window. */
export function useTemplateName(): (template: ExportTemplate) => string {
  const { t } = useTranslation('notes')
  return ({ id, name }) => {
    const known = BUILT_IN.find(each => each === id)
    return known ? t(`export.templates.${known}`) : name
  }
}
