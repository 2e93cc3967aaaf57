import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/field.tsx'

const THEMES = ['system', 'light', 'dark'] as const

/** Preferences of this machine; every change takes effect at once. */
export default function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const settings = useApp(state => state.settings)
  const update = useApp(state => state.updateSettings)
  return (
    <Dialog open onClose={onClose} title={t('nav.settings')}>
      <Select
        label={t('nav.settings')}
        value={settings.theme}
        options={THEMES.map(value => ({ value, label: value }))}
        onChange={theme => void update({ theme })}
      />
    </Dialog>
  )
}
