import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './passage-bar.module.css'
import { RepairButton } from './repair-bar.tsx'
import type { RepairAction } from './repair-steps.ts'
import type { Repairs } from './use-repairs.ts'

const ACTIONS: readonly RepairAction[] = ['split', 'keep-as-report', 'cut', 'keep']

/** Between the bar and the lines, and the least distance from the text's edge, in px. */
const GAP = 8

interface PassageBarProps {
  readonly repairs: Repairs
  /** Holds the rows, and the bar over them. */
  readonly sheet: React.RefObject<HTMLElement | null>
}

/** Beside the selected words, never on them: what can be done with them. */
export function PassageBar({ repairs, sheet }: PassageBarProps) {
  const { t } = useTranslation('source')
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  // After every drawing: rows come and go while the reader scrolls.
  useLayoutEffect(() => {
    const next = sheet.current && bar.current ? placeFor(sheet.current, bar.current) : null
    if (next?.left !== place?.left || next?.top !== place?.top) setPlace(next)
  })
  return (
    <div
      ref={bar}
      className={styles.bar}
      style={{ ...place, visibility: place ? 'visible' : 'hidden' }}
      role="toolbar"
      aria-label={t('repairs.ofPassage')}
    >
      {ACTIONS.filter(action => repairs.steps[action]).map(action => (
        <RepairButton key={action} action={action} onClick={() => repairs.run(action)} />
      ))}
    </div>
  )
}

/** In coordinates of the sheet, with which the bar scrolls: below the last line of the passage, above the first where there is no room. */
function placeFor(sheet: HTMLElement, bar: HTMLElement): { left: number; top: number } | null {
  const parts = [...sheet.querySelectorAll('[data-mark="picked"]')]
  const first = parts[0]?.getClientRects()[0]
  const last = [...(parts.at(-1)?.getClientRects() ?? [])].at(-1)
  const view = sheet.parentElement?.getBoundingClientRect()
  if (!first || !last || !view) return null
  const page = sheet.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = bar
  const fits = last.bottom + GAP + height <= view.bottom
  const above = first.top - GAP - height
  const top = fits || above < view.top ? last.bottom + GAP : above
  const left = Math.max(Math.min(last.right - width / 2, page.right - width - GAP), page.left + GAP)
  return { left: Math.round(left - page.left), top: Math.round(top - page.top) }
}
