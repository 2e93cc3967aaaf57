import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/model/settings.ts'
import { useEditKeys } from '../../naming/use-key-names.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RangeField } from '../../ui/range-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { InkNames } from './ink-names.tsx'
import styles from './settings-dialog.module.css'

const LOCALES = ['system', 'zh-CN', 'en'] as const
const THEMES = ['system', 'light', 'sepia', 'dark'] as const
/** Sizes are written down once the slider rests, in ms. */
const PAUSE = 150

/** Preferences of this machine; every change takes effect at once. */
export default function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common'])
  const settings = useApp(state => state.settings)
  const update = useApp(state => state.updateSettings)
  const libraryOpen = useApp(state => state.library !== null)
  const edit = useEditKeys()
  const [reading, setReading] = useReadingSizes(settings)
  return (
    <Dialog open onClose={onClose} title={t('title')} width={760} actions={<Button onClick={onClose}>{t('common:action.close')}</Button>}>
      <div className={styles.settings}>
        <div className={styles.row}>
          <span>{t('locale.label')}</span>
          <Segmented
            label={t('locale.label')}
            value={settings.locale}
            options={LOCALES.map(value => ({ value, label: t(`locale.${value}`) }))}
            onChange={locale => void update({ locale })}
          />
        </div>
        <div className={styles.row}>
          <span>{t('theme.label')}</span>
          <Segmented
            label={t('theme.label')}
            value={settings.theme}
            options={THEMES.map(value => ({ value, label: t(`theme.${value}`) }))}
            onChange={theme => void update({ theme })}
          />
        </div>
        <RangeField
          label={t('reading.size')}
          valueText={t('reading.sizeValue', { value: reading.readingSize })}
          value={reading.readingSize}
          min={12}
          max={36}
          onChange={readingSize => setReading({ readingSize })}
        />
        <RangeField
          label={t('reading.line')}
          valueText={t('reading.lineValue', { value: (reading.readingLine / 100).toFixed(2) })}
          value={reading.readingLine}
          min={130}
          max={260}
          onChange={readingLine => setReading({ readingLine })}
        />
        <RangeField
          label={t('reading.measure')}
          valueText={t('reading.measureValue', { value: reading.readingMeasure })}
          value={reading.readingMeasure}
          min={20}
          max={60}
          onChange={readingMeasure => setReading({ readingMeasure })}
        />
        <section className={styles.sheet} aria-label={t('preview.label')}>
          <p
            className={styles.paragraph}
            lang="zh-CN"
            style={{ fontSize: reading.readingSize, lineHeight: reading.readingLine / 100, maxWidth: `${reading.readingMeasure}em` }}
          >
            {t('preview.text')}
          </p>
        </section>
        {libraryOpen && <InkNames />}
        <div className={styles.row}>
          <span>{t('shortcuts')}</span>
          <Button onClick={edit.open}>{edit.label}</Button>
        </div>
      </div>
    </Dialog>
  )
}

type ReadingSizes = Pick<Settings, 'readingSize' | 'readingLine' | 'readingMeasure'>

/** Follows the slider at once and saves when it rests, so that an older answer never moves it back. */
function useReadingSizes(settings: Settings): [ReadingSizes, (change: Partial<ReadingSizes>) => void] {
  const update = useApp(state => state.updateSettings)
  const [draft, setDraft] = useState<Partial<ReadingSizes>>({})
  const unsaved = useRef<Partial<ReadingSizes>>({})
  unsaved.current = draft

  useEffect(() => {
    if (Object.keys(draft).length === 0) return
    const timer = setTimeout(() => void update(draft).then(() => setDraft(now => (now === draft ? {} : now))), PAUSE)
    return () => clearTimeout(timer)
  }, [draft, update])
  useEffect(
    () => () => {
      if (Object.keys(unsaved.current).length > 0) void update(unsaved.current)
    },
    [update],
  )

  return [{ ...settings, ...draft }, change => setDraft({ ...draft, ...change })]
}
