import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { WORDING_INKS } from '../../dom/painter.ts'
import { usePlaceName } from '../../locale/use-place-name.ts'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './wording-bar.module.css'
import { sharedPart, stepsAmong } from './wording-steps.ts'

/** What is shown of shared wording: how much of each report it is, from how many reports on, and whether it is folded away. */
export function WordingBar({ reportIds }: { readonly reportIds: readonly string[] }) {
  const { t } = useTranslation('wording')
  const withKey = useKeyHint()
  const toggleWording = useApp(state => state.toggleWording)
  return (
    <Bar edge="bottom">
      <strong className={styles.title}>{t('title')}</strong>
      <Parts reportIds={reportIds} />
      <BarSpace />
      <LeastReports reportIds={reportIds} />
      <Inks />
      <SubstanceOnly />
      <IconButton label={withKey(t('hide'), 'wording')} onClick={toggleWording}>
        <X size={16} />
      </IconButton>
    </Bar>
  )
}

function Parts({ reportIds }: { readonly reportIds: readonly string[] }) {
  const { t, i18n } = useTranslation('wording')
  const placeName = usePlaceName()
  const progress = useApp(state => state.wordingProgress)
  const least = useApp(state => state.wordingLeast)
  const wordings = useApp(useShallow(state => reportIds.map(id => state.sharedWording.get(id))))
  const reports = useApp(useShallow(state => reportIds.map(id => state.reportsById.get(id))))
  if (progress) return <BarCount>{t('indexing', progress)}</BarCount>
  if (wordings.some(wording => wording?.against === 0)) return <BarCount>{t('nothingElse')}</BarCount>
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const parts = reports.flatMap((report, at) => {
    const wording = wordings[at]
    if (!report || !wording) return []
    const name = [placeName(report) ?? report.title, report.year].filter(Boolean).join(' ')
    return t('part', { name, part: percent.format(sharedPart(wording, least)) })
  })
  return (
    <span className={styles.parts} title={t('help')}>
      <BarCount>{parts.join(t('comma'))}</BarCount>
    </span>
  )
}

function LeastReports({ reportIds }: { readonly reportIds: readonly string[] }) {
  const { t } = useTranslation('wording')
  const least = useApp(state => state.wordingLeast)
  const setWordingLeast = useApp(state => state.setWordingLeast)
  const all = useApp(state => Math.max(1, ...reportIds.map(id => (state.sharedWording.get(id)?.against ?? 0) + 1)))
  const steps = stepsAmong(Math.max(all, least))
  const text = t('least', { count: least })
  return (
    <label className={styles.least}>
      <span className={styles.leastText}>{text}</span>
      <input
        type="range"
        className={styles.slider}
        aria-label={t('leastLabel')}
        aria-valuetext={text}
        min={0}
        max={steps.length - 1}
        value={Math.max(steps.indexOf(least), 0)}
        onChange={event => setWordingLeast(steps[event.target.valueAsNumber] ?? 2)}
      />
    </label>
  )
}

/** What the inks mean. */
function Inks() {
  const { t } = useTranslation('wording')
  return (
    <span className={styles.inks} role="img" aria-label={t('inks')} title={t('inks')}>
      <span aria-hidden>{t('fewer')}</span>
      {WORDING_INKS.map(ink => (
        <span key={ink} aria-hidden className={styles.ink} style={{ color: `var(--${ink})` }}>
          文
        </span>
      ))}
      <span aria-hidden>{t('more')}</span>
    </span>
  )
}

function SubstanceOnly() {
  const { t } = useTranslation('wording')
  const on = useApp(state => state.substanceOnly)
  const toggle = useApp(state => state.toggleSubstance)
  return (
    <Checkbox checked={on} onChange={toggle} title={t('substanceHelp')}>
      {t('substance')}
    </Checkbox>
  )
}
