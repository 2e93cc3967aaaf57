import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isOneSeries } from '../../../shared/model/series.ts'
import { useReportName } from '../../locale/use-report-name.ts'
import { type ChangesPair, pairOf } from '../../state/changes.ts'
import { findNeighbours } from '../../state/neighbour-reports.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import styles from './changes-stage.module.css'
import { ChangesTable } from './changes-table.tsx'
import { SummaryStrip } from './summary-strip.tsx'

/** Two reports sentence by sentence: what came, went, moved and was reworded, or what only one of two places says. */
export function ChangesStage({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const compared = useApp(state => state.compared)
  const chosen = useApp(state => state.chosenPair)
  const reportsById = useApp(state => state.reportsById)
  const open = useApp(state => state.openChanges)
  const changes = useApp(state => state.changes)
  const pair = pairOf(compared, chosen, reportsById)
  const { earlier, later } = pair ?? {}
  const nameOf = useNameOf()
  const year = useYearStep(pair)

  useEffect(() => {
    if (earlier !== undefined && later !== undefined) void open({ earlier, later })
  }, [open, earlier, later])

  if (!pair) return null
  const there = changes?.earlier.id === pair.earlier && changes.later.id === pair.later ? changes : null
  return (
    <div className={styles.view}>
      <Bar edge="top">
        {viewSwitch}
        <PairChoice pair={pair} nameOf={nameOf} />
        <BarSpace />
        <YearSteps onStep={year} />
      </Bar>
      {there ? (
        <>
          <Bar edge="top">
            <SummaryStrip changes={there} />
            <BarSpace />
            <ExportMenu />
          </Bar>
          <ChangesTable
            key={`${pair.earlier} ${pair.later}`}
            changes={there}
            names={[nameOf(pair.earlier), nameOf(pair.later)]}
            onYear={year}
          />
        </>
      ) : (
        <Waiting pair={pair} />
      )}
    </div>
  )
}

function useNameOf(): (id: string) => string {
  const reportName = useReportName()
  const reportsById = useApp(state => state.reportsById)
  return id => {
    const report = reportsById.get(id)
    return report ? reportName(report) : ''
  }
}

/** Which of the compared reports is on the left, and which on the right; choosing the same for both changes them over. */
function PairChoice({ pair, nameOf }: { readonly pair: ChangesPair; readonly nameOf: (id: string) => string }) {
  const { t } = useTranslation('changes')
  const compared = useApp(state => state.compared)
  const choose = useApp(state => state.choosePair)
  const reportsById = useApp(state => state.reportsById)
  const [left, right] = [reportsById.get(pair.earlier), reportsById.get(pair.later)]
  const set = left && right && isOneSeries(left, right) ? 'years' : 'apart'
  const options = compared.map(id => ({ value: id, label: nameOf(id) }))
  return (
    <>
      <Select
        label={t(`${set}.left`)}
        labelHidden
        value={pair.earlier}
        options={options}
        onChange={id => choose(id === pair.later ? { earlier: pair.later, later: pair.earlier } : { ...pair, earlier: id })}
      />
      <span aria-hidden>{set === 'years' ? '→' : '|'}</span>
      <Select
        label={t(`${set}.right`)}
        labelHidden
        value={pair.later}
        options={options}
        onChange={id => choose(id === pair.earlier ? { earlier: pair.later, later: pair.earlier } : { ...pair, later: id })}
      />
    </>
  )
}

/** Puts the reports of the years before, or after, in the place of both. */
function useYearStep(pair: ChangesPair | null): (side: 'previous' | 'next') => void {
  const store = useAppStore()
  return side => {
    const { reportsById, reports, compared, arrangeCompared, choosePair, notify } = store.getState()
    const neighbourOf = (id = '') => {
      const report = reportsById.get(id)
      return report ? findNeighbours(report, reports)[side]?.id : undefined
    }
    const [earlier, later] = [neighbourOf(pair?.earlier), neighbourOf(pair?.later)]
    if (!pair || earlier === undefined || later === undefined || earlier === later) {
      notify(side === 'next' ? 'notices.noNextYear' : 'notices.noPreviousYear')
      return
    }
    const others = compared.filter(id => ![pair.earlier, pair.later, earlier, later].includes(id))
    arrangeCompared([earlier, later, ...others])
    choosePair({ earlier, later })
  }
}

function YearSteps({ onStep }: { readonly onStep: (side: 'previous' | 'next') => void }) {
  const { t } = useTranslation('changes')
  const { t: common } = useTranslation()
  return (['previous', 'next'] as const).map(side => (
    <Button
      key={side}
      title={common('withKey', { label: t(`year.${side}Help`), key: side === 'previous' ? ',' : '.' })}
      onClick={() => onStep(side)}
    >
      {t(`year.${side}`)}
    </Button>
  ))
}

/** What is shown leaves the program. */
function ExportMenu() {
  const { t } = useTranslation('changes')
  const { t: common } = useTranslation()
  const exportChanges = useApp(state => state.exportChanges)
  return (
    <Menu trigger={<Button>{common('table.export')}</Button>}>
      <MenuItem onSelect={() => void exportChanges('md')}>{t('exportText')}</MenuItem>
      <TableFormats name={format => common(`table.${format}`)} onChoose={format => void exportChanges(format)} />
    </Menu>
  )
}

function Waiting({ pair }: { readonly pair: ChangesPair }) {
  const { t } = useTranslation('changes')
  const { t: common } = useTranslation()
  const error = useApp(state => state.changesError)
  const open = useApp(state => state.openChanges)
  if (!error) return <EmptyState title={t('opening')} />
  return (
    <EmptyState title={t('failed')} actions={<Button onClick={() => void open(pair, true)}>{common('action.retry')}</Button>}>
      <p>{t('failedText')}</p>
    </EmptyState>
  )
}
