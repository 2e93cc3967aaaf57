import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ErrorData, toErrorData } from '../../../shared/errors.ts'
import { COLOURS, type Colour } from '../../../shared/model/highlight.ts'
import { type ConcordanceMarks, MARK_EXTENTS, type MarkExtent } from '../../../shared/model/search.ts'
import { useInkName } from '../../naming/use-ink-name.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './mark-dialog.module.css'

/** What the dialog tells the picker of tags. */
export type TagPickerSlot = (props: {
  readonly anchor: HTMLElement
  readonly selected: readonly string[]
  readonly onApply: (tagIds: readonly string[]) => void
  readonly onClose: () => void
  /** Where the keyboard goes afterwards: it stays in the dialog. */
  readonly finalFocus: () => HTMLElement | null
}) => ReactNode

interface MarkDialogProps {
  /** Occurrences that are to be marked. */
  readonly count: number
  readonly tagPicker: TagPickerSlot
  readonly onClose: () => void
}

/** Highlights and tags occurrences; says beforehand what that does. */
export function MarkDialog({ count, tagPicker, onClose }: MarkDialogProps) {
  const { t, i18n } = useTranslation(['search', 'common', 'errors'])
  const inkName = useInkName()
  const lastColour = useApp(state => state.colour)
  const tagsById = useApp(state => state.tagsById)
  const markConcordance = useApp(state => state.markConcordance)
  const fail = useApp(state => state.fail)
  /** Null keeps what is highlighted, in whatever colour. */
  const [colour, setColour] = useState<Colour | null>(lastColour)
  const [extent, setExtent] = useState<MarkExtent>('hit')
  const [tagIds, setTagIds] = useState<readonly string[]>([])
  const [picking, setPicking] = useState(false)
  const [preview, setPreview] = useState<ConcordanceMarks | null>(null)
  const [error, setError] = useState<ErrorData | null>(null)
  const [running, setRunning] = useState(false)
  const tagButton = useRef<HTMLButtonElement>(null)
  const number = (value: number) => value.toLocaleString(i18n.language)

  useEffect(() => {
    let wanted = true
    markConcordance(wishOf(colour, tagIds, extent), true)
      .then(marks => {
        if (!wanted) return
        setPreview(marks)
        setError(null)
      })
      .catch(problem => wanted && setError(toErrorData(problem)))
    return () => {
      wanted = false
    }
  }, [markConcordance, colour, tagIds, extent])

  const nothing = !preview || preview.added + preview.tagged === 0
  function mark(): void {
    setRunning(true)
    markConcordance(wishOf(colour, tagIds, extent), false)
      .then(onClose)
      .catch(problem => {
        setRunning(false)
        fail(problem)
      })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('mark.title', { count, number: number(count) })}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" disabled={nothing || running || error !== null} onClick={mark}>
            {t(running ? 'mark.running' : 'mark.run')}
          </Button>
        </>
      }
    >
      <div className={styles.group}>
        <span className={styles.legend}>{t('mark.extent')}</span>
        <Segmented
          label={t('mark.extent')}
          value={extent}
          options={MARK_EXTENTS.map(value => ({ value, label: t(`mark.extents.${value}`) }))}
          onChange={setExtent}
        />
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('mark.colour')}</legend>
        <div className={styles.colours}>
          {COLOURS.map(name => (
            <label key={name} className={styles.colour} title={inkName(name)}>
              <input type="radio" name="colour" aria-label={inkName(name)} checked={name === colour} onChange={() => setColour(name)} />
              <Swatch colour={name} shape="stroke" />
            </label>
          ))}
          <label className={styles.keep} title={t('mark.keepHelp')}>
            <input type="radio" name="colour" checked={colour === null} onChange={() => setColour(null)} />
            {t('mark.keep')}
          </label>
        </div>
      </fieldset>
      <div className={styles.group}>
        <span className={styles.legend}>{t('mark.tags')}</span>
        <div className={styles.tags}>
          {tagIds.map(id => (
            <Chip key={id}>{tagsById.get(id)?.path ?? id}</Chip>
          ))}
          <Button ref={tagButton} onClick={() => setPicking(true)}>
            {t('mark.addTag')}
          </Button>
          {picking &&
            tagButton.current &&
            tagPicker({
              anchor: tagButton.current,
              selected: tagIds,
              onApply: ids => {
                setPicking(false)
                setTagIds(ids)
              },
              onClose: () => setPicking(false),
              finalFocus: () => tagButton.current,
            })}
        </div>
      </div>
      <p className={styles.preview} role={error ? 'alert' : 'status'} data-error={error ? '' : undefined}>
        {error ? t(`errors:${error.code}`, { ...error.details }) : preview ? previewSentence(preview) : t('mark.counting')}
      </p>
    </Dialog>
  )

  function previewSentence({ added, tagged, unchanged, reports }: ConcordanceMarks): string {
    if (added + tagged === 0) return t('mark.nothing')
    const together = count - added - tagged - unchanged
    return [
      added > 0 && t('mark.adds', { count: added, number: number(added) }),
      tagged > 0 && t('mark.tagsOnly', { count: tagged, number: number(tagged) }),
      t('mark.inReports', { count: reports, number: number(reports) }),
      unchanged > 0 && t('mark.thereAlready', { count: unchanged, number: number(unchanged) }),
      together > 0 && t('mark.together', { count: together, number: number(together) }),
    ]
      .filter(Boolean)
      .join(t('mark.comma'))
      .concat(t('mark.stop'))
  }
}

function wishOf(colour: Colour | null, tagIds: readonly string[], extent: MarkExtent) {
  return { ...(colour ? { colour } : {}), tagIds: [...tagIds], ...(extent === 'hit' ? {} : { extent }) }
}
