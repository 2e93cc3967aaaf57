import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpelledThemeSet } from '../../../shared/model/theme.ts'
import type { ThemeParagraph } from '../../../shared/model/theme-matrix.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { type Anchor, Popover } from '../../ui/popover.tsx'
import styles from './cell-panel.module.css'
import { isUnread, type MatrixSquare } from './matrix-layout.ts'
import { SummaryField } from './summary-field.tsx'
import { ThemePicker } from './theme-picker.tsx'
import { useMatrixWords } from './use-matrix-words.ts'
import { useThemeParagraphs } from './use-theme-paragraphs.ts'

interface CellPanelProps {
  readonly square: MatrixSquare
  readonly set: SpelledThemeSet
  readonly anchor: Anchor
  readonly onClose: () => void
}

/** What the reports of a square say of its theme, paragraph by paragraph; what the reader says of it; and the way to the text. */
export function CellPanel({ square, set, anchor, onClose }: CellPanelProps) {
  const { t } = useTranslation('themes')
  const { tell } = useMatrixWords()
  const text = useThemeParagraphs(square)
  const { theme, column, cell } = square
  const [picking, setPicking] = useState<string | null>(null)
  return (
    <Popover open onOpenChange={open => !open && onClose()} label={t('panel')} anchor={anchor} align="start">
      <div className={styles.panel}>
        <header className={styles.head}>{tell(square)}</header>
        <SummaryField setId={set.id} theme={theme.id} column={column.key} summary={cell?.summary ?? ''} />
        {isUnread(square) && <p className={styles.note}>{t('unreadText')}</p>}
        {text?.total === 0 && <p className={styles.note}>{t('unmentionedText')}</p>}
        <ul className={styles.paragraphs}>
          {text?.paragraphs.map(paragraph => {
            const key = `${paragraph.reportId} ${paragraph.start}`
            return (
              <Paragraph
                key={key}
                {...{ paragraph, set }}
                theme={theme.id}
                several={column.reportIds.length > 1}
                picking={picking === key}
                onPick={open => setPicking(open ? key : null)}
              />
            )
          })}
        </ul>
        {text && text.total > text.paragraphs.length && (
          <p className={styles.note}>{t('most', { shown: text.paragraphs.length, total: text.total })}</p>
        )}
      </div>
    </Popover>
  )
}

interface ParagraphProps {
  readonly paragraph: ThemeParagraph
  readonly set: SpelledThemeSet
  readonly theme: string
  /** Of several reports each says which one it is of. */
  readonly several: boolean
  readonly picking: boolean
  readonly onPick: (open: boolean) => void
}

function Paragraph({ paragraph, set, theme, several, picking, onPick }: ParagraphProps) {
  const { t } = useTranslation('themes')
  const read = useApp(state => state.read)
  const report = useApp(state => (several ? state.reports.find(({ id }) => id === paragraph.reportId) : undefined))
  const [whole, setWhole] = useState(false)
  const { reportId, start, end, first, heading, chosen, text } = paragraph
  const sentence = text.slice(0, first.end - start)
  const where = [report?.place ?? report?.title, report?.year, heading].filter(Boolean).join(' · ')
  return (
    <li className={styles.paragraph}>
      <span className={styles.where}>
        {where}
        {chosen && <span className={styles.chosen}>{t('chosen')}</span>}
      </span>
      <button type="button" className={styles.sentence} title={t('read')} onClick={() => read(reportId, { position: start, flash: first })}>
        {sentence}
      </button>
      {whole && <p className={styles.rest}>{text.slice(first.end - start)}</p>}
      {picking ? (
        <ThemePicker {...{ set, theme, chosen }} stretch={{ reportId, start, end }} onDone={() => onPick(false)} />
      ) : (
        <div className={styles.actions}>
          {first.end < end && <Button onClick={() => setWhole(!whole)}>{t(whole ? 'firstOnly' : 'whole')}</Button>}
          <Button onClick={() => onPick(true)}>{t('pick.open')}</Button>
        </div>
      )}
    </li>
  )
}
