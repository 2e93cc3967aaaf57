import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../shared/model/search.ts'
import type { TextSurface } from '../dom/text-surface.ts'
import { SectionChanges } from '../features/changes/section-changes.tsx'
import { AlignedReading } from '../features/comparing/aligned-reading.tsx'
import type { ComparisonSlots } from '../features/comparing/slots.ts'
import { useCompareSheet } from '../features/comparing/use-compare-sheet.ts'
import { Margin, type MarginSource } from '../features/highlighting/margin.tsx'
import { PassageLayer } from '../features/highlighting/passage-layer.tsx'
import type { TagPickerSlot } from '../features/highlighting/tag-picker-slot.ts'
import { ReportPicker } from '../features/reading/report-picker.tsx'
import { SectionText } from '../features/reading/section-text.tsx'
import { usePassageKeys } from '../features/reading/shortcuts-dialog.tsx'
import { useFolds } from '../features/shared-wording/use-folds.ts'
import { WordingBar } from '../features/shared-wording/wording-bar.tsx'
import { WordingLayer } from '../features/shared-wording/wording-layer.tsx'
import { TagPicker } from '../features/tagging/tag-picker.tsx'
import { SectionTheme } from '../features/themes/section-theme.tsx'
import { useSheetButtons } from '../naming/use-key-names.ts'
import type { OpenReport } from '../state/panes.ts'
import { useApp, useAppStore } from '../state/store.ts'
import { ShortcutSheet } from '../ui/shortcut-sheet.tsx'
import { useCommandKeys } from './use-command-keys.ts'

const tagPicker: TagPickerSlot = props => <TagPicker {...props} sticky />

const SLOTS: ComparisonSlots = {
  text: (report, range) => <ComparedText report={report} range={range} />,
  passages: ({ surface, report, range, active }) => (
    <>
      <PassageLayer
        surface={surface}
        active={active}
        report={() => report}
        place={() => range.start}
        within={range}
        tagPicker={tagPicker}
      />
      <ComparedWording surface={surface} range={range} active={active} />
    </>
  ),
  changes: sections => <SectionChanges sections={sections} />,
  theme: ({ reportId, range: { start, end }, ...section }) => <SectionTheme {...section} stretch={{ reportId, start, end }} />,
  picker: onChoose => <OtherReport onChoose={onChoose} />,
}

/** One that has no column yet. */
function OtherReport({ onChoose }: { readonly onChoose: (reportId: string) => void }) {
  const compared = useApp(state => state.compared)
  return <ReportPicker onChoose={onChoose} autoFocus without={compared} />
}

/** Reports side by side, section by section, with all that can be done with a passage. */
export default function AlignedView({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  // A note is written in the margin.
  const marginShown = useApp(state => state.compareMarginShown || state.noteHighlightId !== null)
  const wordingShown = useApp(state => state.wordingShown)
  const compared = useApp(state => state.compared)
  const help = useApp(state => state.helpShown)
  return (
    <>
      <AlignedReading
        viewSwitch={viewSwitch}
        slots={SLOTS}
        margin={marginShown && <ColumnsMargin />}
        foot={wordingShown && <WordingBar reportIds={compared} />}
      />
      {help && <CompareSheet />}
    </>
  )
}

/** A section without what is folded away. */
function ComparedText({ report, range }: { readonly report: OpenReport; readonly range: Range }) {
  const target = useApp(state => (state.comparedJump?.reportId === report.id ? state.comparedJump : null))
  const { folds, unfold } = useFolds(report, target, range)
  return <SectionText report={report} start={range.start} end={range.end} folds={folds} onUnfold={unfold} />
}

/** Words of a report that is compared are gone to in its column, those of another one in the reading screen. */
function ComparedWording({ surface, range, active }: { readonly surface: TextSurface; readonly range: Range; readonly active: boolean }) {
  const store = useAppStore()
  return (
    <WordingLayer
      surface={surface}
      active={active}
      place={() => range.start}
      within={range}
      onOpen={({ reportId, start, end }) => {
        const { compared, showComparedWords, read } = store.getState()
        if (compared.includes(reportId)) showComparedWords({ reportId, start, end }, true)
        else read(reportId, { position: start, flash: { start, end } })
      }}
    />
  )
}

function ColumnsMargin() {
  const { t } = useTranslation(['reading', 'comparing'])
  const store = useAppStore()
  const reports = useApp(state => state.comparedReports)
  const active = useApp(state => Math.min(state.comparedPlace?.column ?? 0, Math.max(state.comparedReports.length - 1, 0)))
  const source = useMemo(
    (): MarginSource => ({
      reports,
      active,
      activate(column) {
        const { comparedPlace, compareTop, goToCompared } = store.getState()
        const row = comparedPlace?.row ?? compareTop?.row
        if (row !== undefined) goToCompared({ row, column })
      },
      show: ({ reportId, start, end }) => store.getState().showComparedWords({ reportId, start, end }, true),
      scopes: { one: t('margin.activePane'), all: t('comparing:margin.all') },
    }),
    [store, reports, active, t],
  )
  return <Margin source={source} tagPicker={tagPicker} />
}

function CompareSheet() {
  const { t } = useTranslation('comparing')
  const showHelp = useApp(state => state.showHelp)
  const comparing = useCompareSheet()
  const passages = usePassageKeys()
  const everywhere = useCommandKeys()
  return (
    <ShortcutSheet
      buttons={useSheetButtons()}
      title={t('keys.open')}
      groups={[comparing, ...passages, everywhere]}
      onClose={() => showHelp(false)}
    />
  )
}
