import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import '../dom/marks.css'
import { layoutText } from '../features/reading/layout-text.ts'
import { ReportText } from '../features/reading/report-text.tsx'
import { SourceView } from '../features/source-view/source-view.tsx'
import { reportName } from '../locale/report-name.ts'
import type { OpenReport } from '../state/panes.ts'
import { useApp } from '../state/store.ts'
import { useCommandKeys } from './use-command-keys.ts'

/** A source beside its reports. Stands before the screen from which it was opened. */
export default function SourceScreen() {
  const { t } = useTranslation()
  const reportsById = useApp(state => state.reportsById)
  const everywhere = useCommandKeys()
  return (
    <SourceView
      everywhere={everywhere}
      nameOf={({ id, title }) => {
        const report = reportsById.get(id)
        return report ? reportName(report, t(`body.${report.body}`)) : title
      }}
      text={report => <Text report={report} />}
    />
  )
}

function Text({ report: { text, outline } }: { readonly report: OpenReport }) {
  const blocks = useMemo(() => layoutText(text, outline), [text, outline])
  return <ReportText text={text} blocks={blocks} />
}
