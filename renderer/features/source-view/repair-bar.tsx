import { useTranslation } from 'react-i18next'
import type { ErrorData } from '../../../shared/errors.ts'
import { useKeys } from '../../naming/use-key-hint.ts'
import type { ScreenKeyId } from '../../state/screen-keys.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './repair-bar.module.css'
import type { RepairAction, Target } from './repair-steps.ts'
import { quoteOf } from './repair-words.ts'
import type { Repairs } from './use-repairs.ts'

interface RepairBarProps {
  readonly repairs: Repairs
  readonly target: Target | null
  /** Of the source. */
  readonly text: string
}

/** Whose keys stand on the buttons. */
const KEYS: Readonly<Record<RepairAction, ScreenKeyId>> = {
  split: 'splitReport',
  'keep-as-report': 'splitReport',
  'merge-previous': 'mergePrevious',
  'merge-next': 'mergeNext',
  cut: 'leaveOut',
  keep: 'leaveOut',
  up: 'paragraphUp',
  down: 'paragraphDown',
}

/** Below both sides, always there: what is pointed at, and what can be done with it. While something is moved, where it may go. */
export function RepairBar({ repairs, target, text }: RepairBarProps) {
  const { t } = useTranslation('source')
  const keys = useKeys()
  const { steps, moving, failure } = repairs
  if (moving) {
    return (
      <div className={styles.moving}>
        <Bar edge="bottom">
          <span className={styles.about} role="status">
            <strong className={styles.what}>{t('repairs.moving', { quote: quoteOf(text, moving, 16) })}</strong>
            {t('repairs.movingHelp')}
          </span>
          <BarSpace />
          <Button onClick={repairs.stopMove}>
            {t('repairs.stopMove')} <kbd className={styles.key}>Esc</kbd>
          </Button>
        </Bar>
      </div>
    )
  }
  const isCut = target?.kind === 'cut' || (steps.keep !== undefined && steps.cut === undefined)
  const actions: readonly RepairAction[] = [
    isCut ? 'keep-as-report' : 'split',
    'merge-previous',
    'merge-next',
    isCut ? 'keep' : 'cut',
    'up',
    'down',
  ]
  return (
    <div className={styles.tools}>
      {failure && <Failure error={failure} />}
      <Bar edge="bottom">
        <About target={target} text={text} />
        <BarSpace />
        <div className={styles.actions} role="toolbar" aria-label={t('repairs.label')}>
          {actions.map(action => (
            <RepairButton key={action} action={action} disabled={!steps[action]} onClick={() => repairs.run(action)} />
          ))}
          <Button disabled={!target} title={t('repairs.tip.move')} aria-description={t('repairs.tip.move')} onClick={repairs.startMove}>
            {t('repairs.move')} <kbd className={styles.key}>{keys('moveParagraphs')[0]}</kbd>
          </Button>
        </div>
      </Bar>
    </div>
  )
}

interface RepairButtonProps {
  readonly action: RepairAction
  readonly disabled?: boolean
  readonly onClick: () => void
}

/** Says what will happen before it does. */
export function RepairButton({ action, disabled = false, onClick }: RepairButtonProps) {
  const { t } = useTranslation('source')
  const keys = useKeys()
  const tip = t(`repairs.tip.${action}`)
  return (
    <Button disabled={disabled} title={tip} aria-description={tip} onClick={onClick}>
      {t(`repairs.${action}`)} <kbd className={styles.key}>{keys(KEYS[action])[0]}</kbd>
    </Button>
  )
}

function About({ target, text }: Pick<RepairBarProps, 'target' | 'text'>) {
  const { t } = useTranslation('source')
  if (!target) return <span className={styles.about}>{t('repairs.nothing')}</span>
  return <span className={styles.about}>{t(`repairs.about.${target.kind}`, { quote: quoteOf(text, target, 40) })}</span>
}

/** Over the line, so that nothing moves and all of it can be read. */
function Failure({ error: { code, details } }: { readonly error: ErrorData }) {
  const { t } = useTranslation('errors')
  return (
    <p className={styles.failure} role="alert">
      {t(code, { ...details })}
    </p>
  )
}
