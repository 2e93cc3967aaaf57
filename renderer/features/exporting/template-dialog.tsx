import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { EXPORT_UNITS } from '../../../shared/model/export-template.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { useTemplateName } from './template-choice.tsx'
import styles from './template-dialog.module.css'

/** What is being written is tried once nothing changes for so long, in ms. */
const PAUSE = 300

/** A template and what it makes of the highlights that are shown, side by side. */
export default function TemplateDialog() {
  const { t } = useTranslation(['notes', 'common'])
  const template = useApp(state => state.exportTemplates.find(({ id }) => id === state.exportTemplate))
  const show = useApp(state => state.showTemplate)
  const save = useApp(state => state.saveTemplate)
  const remove = useApp(state => state.removeTemplate)
  const nameOf = useTemplateName()
  const [name, setName] = useState(template ? nameOf(template) : '')
  const [unit, setUnit] = useState(template?.unit ?? 'report')
  const [source, setSource] = useState(template?.source ?? '')
  const tried = useTried(unit, source)
  const sourceId = useId()
  const close = () => show(false)
  const own = template && !template.builtIn
  const usable = name.trim() !== '' && tried !== null && tried.problem === null

  async function keep(id?: string): Promise<void> {
    if (await save({ ...(id === undefined ? {} : { id }), name, unit, source })) close()
  }

  return (
    <Dialog
      open
      onClose={close}
      title={t('export.editor.title')}
      width={1080}
      actions={
        <>
          {own && (
            <Button tone="danger" onClick={() => void remove(template.id).then(close)}>
              {t('export.editor.remove')}
            </Button>
          )}
          <span className={styles.space} />
          <Button onClick={close}>{t('common:action.cancel')}</Button>
          <Button tone={own ? 'plain' : 'primary'} disabled={!usable} onClick={() => void keep()}>
            {t('export.editor.saveNew')}
          </Button>
          {own && (
            <Button tone="primary" disabled={!usable} onClick={() => void keep(template.id)}>
              {t('export.editor.save')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.editor}>
        <div className={styles.side}>
          <div className={styles.row}>
            <TextField label={t('export.editor.name')} value={name} onChange={event => setName(event.target.value)} />
            <Select
              label={t('export.editor.unit')}
              value={unit}
              options={EXPORT_UNITS.map(value => ({ value, label: t(`export.editor.units.${value}`) }))}
              onChange={setUnit}
            />
          </div>
          <label htmlFor={sourceId} className={styles.label}>
            {t('export.editor.source')}
          </label>
          <textarea
            id={sourceId}
            className={styles.source}
            value={source}
            spellCheck={false}
            aria-invalid={tried?.problem ? true : undefined}
            onChange={event => setSource(event.target.value)}
          />
          <p className={styles.help}>{t('export.editor.help')}</p>
        </div>
        <div className={styles.side}>
          <h3 className={styles.label}>{t('export.editor.preview')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by the keyboard */}
          <section className={styles.preview} aria-label={t('export.editor.preview')} tabIndex={0}>
            {tried?.problem ? (
              <p className={styles.problem} role="alert">
                {tried.problem}
              </p>
            ) : (
              tried?.markdown
            )}
          </section>
        </div>
      </div>
    </Dialog>
  )
}

type Tried = Output<'exports.preview'>

/** Null until the first answer; an older one stays until the newer is there. */
function useTried(unit: (typeof EXPORT_UNITS)[number], source: string): Tried | null {
  const tryTemplate = useApp(state => state.tryTemplate)
  const fail = useApp(state => state.fail)
  const [tried, setTried] = useState<Tried | null>(null)
  useEffect(() => {
    if (source === '') return
    let wanted = true
    const timer = setTimeout(() => {
      tryTemplate({ unit, source }).then(answer => wanted && setTried(answer), fail)
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [tryTemplate, fail, unit, source])
  return tried
}
