import { FoldVertical, Keyboard, Layers, PanelLeft, PanelRight, Plus, UnfoldVertical } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyHint } from '../../naming/use-key-hint.ts'
import { MOST_COMPARED } from '../../state/comparison.ts'
import { ROW_CHOICES } from '../../state/comparison-view.ts'
import { useApp } from '../../state/store.ts'
import { Bar, BarCount, BarSpace } from '../../ui/bar.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './comparing-toolbar.module.css'
import type { ComparisonSlots } from './slots.ts'

interface ComparingToolbarProps {
  /** The switch between ways of comparing. */
  readonly viewSwitch: ReactNode
  readonly picker: ComparisonSlots['picker']
  /** Rows that are shown, and all there are. */
  readonly shown: number
  readonly total: number
  readonly allFolded: boolean
  readonly onFoldAll: () => void
}

/** Which rows are shown, and one report more. */
export function ComparingToolbar({ viewSwitch, picker, shown, total, allFolded, onFoldAll }: ComparingToolbarProps) {
  const { t } = useTranslation('comparing')
  const { t: wordingWords } = useTranslation('wording')
  const wordingShown = useApp(state => state.wordingShown)
  const toggleWording = useApp(state => state.toggleWording)
  const withKey = useKeyHint()
  const rows = useApp(state => state.compareRows)
  const chooseRows = useApp(state => state.chooseCompareRows)
  const columns = useApp(state => state.compared.length)
  const add = useApp(state => state.addCompared)
  const outlineShown = useApp(state => state.outlineShown)
  const toggleOutline = useApp(state => state.toggleOutline)
  const marginShown = useApp(state => state.compareMarginShown)
  const toggleMargin = useApp(state => state.toggleCompareMargin)
  const showHelp = useApp(state => state.showHelp)
  const [adding, setAdding] = useState(false)
  const full = columns >= MOST_COMPARED

  return (
    <Bar edge="top">
      {viewSwitch}
      <IconButton label={t(outlineShown ? 'rail.hide' : 'rail.show')} pressed={outlineShown} onClick={toggleOutline}>
        <PanelLeft size={16} />
      </IconButton>
      <Segmented
        label={t('rows.label')}
        value={rows}
        options={ROW_CHOICES.map(value => ({ value, label: t(`rows.${value}`) }))}
        onChange={chooseRows}
      />
      <BarCount>{shown === total ? t('rows.count', { count: total }) : t('rows.shown', { shown, total })}</BarCount>
      <BarSpace />
      <Popover
        open={adding}
        onOpenChange={setAdding}
        label={t('choose.add')}
        align="end"
        trigger={
          <Button disabled={full} title={full ? t('choose.full', { count: MOST_COMPARED }) : undefined}>
            <span className={styles.add}>
              <Plus size={14} aria-hidden /> {t('choose.add')}
            </span>
          </Button>
        }
      >
        {picker(id => {
          setAdding(false)
          add(id)
        })}
      </Popover>
      <IconButton label={withKey(t(allFolded ? 'rows.unfoldAll' : 'rows.foldAll'), 'foldRows')} onClick={onFoldAll}>
        {allFolded ? <UnfoldVertical size={16} /> : <FoldVertical size={16} />}
      </IconButton>
      <IconButton label={withKey(wordingWords(wordingShown ? 'hide' : 'show'), 'wording')} pressed={wordingShown} onClick={toggleWording}>
        <Layers size={16} />
      </IconButton>
      <IconButton label={withKey(t('keys.open'), 'help')} onClick={() => showHelp(true)}>
        <Keyboard size={16} />
      </IconButton>
      <IconButton label={t(marginShown ? 'margin.hide' : 'margin.show')} pressed={marginShown} onClick={toggleMargin}>
        <PanelRight size={16} />
      </IconButton>
    </Bar>
  )
}
