import { useApp } from '../state/store.ts'

/** The library: which reports there are. */
export default function LibraryScreen() {
  const reports = useApp(state => state.reports)
  const openReport = useApp(state => state.openReport)
  const show = useApp(state => state.show)
  return (
    <ul>
      {reports.map(report => (
        <li key={report.id}>
          <button
            type="button"
            onClick={() => {
              void openReport(report.id)
              show('reading')
            }}
          >
            {report.title}
          </button>
        </li>
      ))}
    </ul>
  )
}
