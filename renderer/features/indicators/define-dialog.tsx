import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionPreview, IndicatorDefinition, UnnamedNumbers } from '../../../shared/model/indicator-table.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FilterList } from '../../ui/filter-list.tsx'
import styles from './define-dialog.module.css'
import { DefinitionExamples } from './definition-examples.tsx'
import { readDefinition, type WrittenDefinition, writeDefinition } from './definition-lines.ts'

/** What an indicator may be made of: one that there is, or numbers that have no name yet. */
type Start = { readonly definition: IndicatorDefinition } | { readonly unnamed: UnnamedNumbers }

/** Indicators of the user's own: begun by what is counted often, or by words; what they find is seen before they are kept. */
export function DefineDialog() {
  const { t } = useTranslation('indicators')
  const proposal = useApp(state => state.definitionStart?.proposal ?? null)
  const onClose = useApp(state => state.closeDefinitions)
  const unnamed = useApp(state => state.knownIndicators?.unnamed)
  const list = useApp(state => state.listDefinitions)
  const propose = useApp(state => state.proposeIndicator)
  const define = useApp(state => state.defineIndicator)
  const remove = useApp(state => state.removeIndicator)
  const fail = useApp(state => state.fail)
  const [own, setOwn] = useState<readonly IndicatorDefinition[]>([])
  const [query, setQuery] = useState('')
  const [written, setWritten] = useState<WrittenDefinition | null>(proposal && writeDefinition(null, proposal))
  const draft = useMemo(() => written && readDefinition(written), [written])
  const preview = usePreview(written)

  useEffect(() => {
    list().then(setOwn, fail)
  }, [list, fail])

  const items = useMemo((): Start[] => {
    const typed = query.trim()
    return [
      ...own.filter(({ name }) => name.includes(typed)).map(definition => ({ definition })),
      ...(unnamed ?? []).filter(({ object }) => object.includes(typed)).map(numbers => ({ unnamed: numbers })),
    ]
  }, [own, unnamed, query])

  async function begin(start: Start): Promise<void> {
    if ('definition' in start) setWritten(writeDefinition(start.definition.id, start.definition))
    else {
      const proposal = await propose(start.unnamed.example)
      if (proposal) setWritten(writeDefinition(null, { ...proposal, name: start.unnamed.object, words: [start.unnamed.object] }))
    }
  }

  async function save(): Promise<void> {
    if (draft && (await define(draft))) onClose()
  }

  const change = (field: keyof WrittenDefinition) => (event: { readonly target: { readonly value: string } }) =>
    written && setWritten({ ...written, [field]: event.target.value })

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('define.title')}
      width={860}
      actions={
        <>
          {written?.id && (
            <Button tone="danger" onClick={() => void remove(written.id ?? '').then(onClose)}>
              {t('define.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('define.cancel')}</Button>
          <Button tone="primary" disabled={!draft} onClick={() => void save()}>
            {t('define.save')}
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <div className={styles.starts}>
          <FilterList
            label={t('define.from')}
            placeholder={t('define.fromPlaceholder')}
            query={query}
            onQuery={setQuery}
            items={items}
            keyOf={start => ('definition' in start ? start.definition.id : `${start.unnamed.object}|${start.unnamed.unit}`)}
            groupOf={start => t('definition' in start ? 'define.own' : 'define.unnamed')}
            onChoose={start => void begin(start)}
            empty={t('define.nothing')}
            autoFocus
            render={start =>
              'definition' in start ? (
                <span className={styles.start}>{start.definition.name}</span>
              ) : (
                <span className={styles.start}>
                  <span>{start.unnamed.object}</span>
                  <span className={styles.count}>{t('define.counted', { unit: start.unnamed.unit, count: start.unnamed.reports })}</span>
                </span>
              )
            }
          />
          <div className={styles.blank}>
            <Button onClick={() => setWritten(writeDefinition(null, { name: query.trim(), words: [], without: [], units: [] }))}>
              {t('define.blank')}
            </Button>
          </div>
        </div>
        {written ? (
          <form
            className={styles.form}
            onSubmit={event => {
              event.preventDefault()
              void save()
            }}
          >
            <TextField label={t('define.name')} value={written.name} onChange={change('name')} />
            <TextField label={t('define.words')} placeholder={t('define.wordsHelp')} value={written.words} onChange={change('words')} />
            <TextField
              label={t('define.without')}
              placeholder={t('define.withoutHelp')}
              value={written.without}
              onChange={change('without')}
            />
            <TextField label={t('define.units')} placeholder={t('define.unitsHelp')} value={written.units} onChange={change('units')} />
            <button type="submit" hidden>
              {t('define.save')}
            </button>
            <DefinitionExamples preview={preview} ready={draft !== undefined} />
          </form>
        ) : (
          <p className={styles.help}>{t('define.help')}</p>
        )}
      </div>
    </Dialog>
  )
}

/** How long nothing is typed before it is looked what would be found, in ms. */
const REST = 300

/** What the definition would find; null while it is not known. */
function usePreview(written: WrittenDefinition | null): DefinitionPreview | null {
  const find = useApp(state => state.previewIndicator)
  const [preview, setPreview] = useState<DefinitionPreview | null>(null)
  useEffect(() => {
    setPreview(null)
    // The name finds nothing, but a definition without one is none yet.
    const draft = written && readDefinition({ ...written, name: written.name || '-' })
    if (!draft) return
    let wanted = true
    const timer = setTimeout(() => void find(draft).then(found => wanted && setPreview(found)), REST)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [written, find])
  return preview
}
