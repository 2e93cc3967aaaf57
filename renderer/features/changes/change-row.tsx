import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { headingAt } from '../../../shared/text/heading-at.ts'
import type { ComparedSentences } from '../../state/changes.ts'
import styles from './change-row.module.css'
import { SIGNS } from './change-signs.ts'
import { type ChangeLine, placeKeyOf } from './layout-changes.ts'
import { MarkedSentences } from './marked-sentences.tsx'
import { useChangeWords } from './use-change-words.ts'

interface ChangeRowProps {
  readonly line: ChangeLine
  readonly changes: ComparedSentences
  /** To another line, by its key. */
  readonly onGo: (key: string) => void
  readonly onFold: () => void
}

/** The cells of a line. `data-side` is on those whose sentences a click opens in their report. */
export function ChangeCells({ line, changes, onGo, onFold }: ChangeRowProps) {
  const { t } = useTranslation('changes')
  const { set, names } = useChangeWords(changes)
  if (line.kind === 'fold') {
    const Chevron = line.open ? ChevronDown : ChevronRight
    return (
      <td className={styles.fold} aria-colspan={3}>
        <button type="button" tabIndex={-1} aria-expanded={line.open} onClick={onFold}>
          <Chevron size={14} aria-hidden />
          {t(line.unchanged ? `${set}.unchanged` : 'hidden', { count: line.count })}
        </button>
      </td>
    )
  }
  const { row } = line
  if (line.kind === 'place') {
    const heading = headingAt(changes.later.outline, row.right[0]?.start ?? 0)
    return (
      <>
        <td className={styles.sign}>{t(`${set}.moved.away`)}</td>
        <td className={styles.away}>
          <span className={styles.few}>
            <MarkedSentences report={changes.earlier} row={{ ...row, edits: [] }} side="left" apart={set === 'apart'} />
          </span>
          <button type="button" tabIndex={-1} onClick={() => onGo(line.to)}>
            {heading ? t(`${set}.moved.to`, { heading }) : t(`${set}.moved.toPlace`)}
          </button>
        </td>
        <td />
      </>
    )
  }
  const Sign = SIGNS[set][row.change]
  const heading = row.change === 'moved' ? headingAt(changes.earlier.outline, row.left[0]?.start ?? 0) : undefined
  return (
    <>
      <td className={styles.sign}>
        <Sign size={14} aria-hidden />
        {t(`${set}.change.${row.change}`, names)}
        {row.left.length + row.right.length > 2 && <small>{t(`${set}.${row.left.length > 1 ? 'joined' : 'split'}`)}</small>}
      </td>
      {(['left', 'right'] as const).map(side => (
        <td
          key={side}
          className={styles.text}
          title={row[side].length > 0 ? t('read') : undefined}
          data-empty={row[side].length === 0 || undefined}
          data-side={row[side].length > 0 ? side : undefined}
        >
          <MarkedSentences report={side === 'left' ? changes.earlier : changes.later} row={row} side={side} apart={set === 'apart'} />
          {side === 'left' && row.change === 'moved' && (
            <button type="button" tabIndex={-1} onClick={() => onGo(placeKeyOf(row))}>
              {heading ? t(`${set}.moved.from`, { heading }) : t(`${set}.moved.fromPlace`)}
            </button>
          )}
        </td>
      ))}
    </>
  )
}
