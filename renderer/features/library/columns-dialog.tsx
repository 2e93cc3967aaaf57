import { useTranslation } from 'react-i18next'
import { COLUMN_MEANINGS, type TableOfSource } from '../../../shared/model/table.ts'
import type { ColumnsDialog as Dialogue } from '../../state/columns.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/field.tsx'
import styles from './columns-dialog.module.css'

/** Stands for a column that says nothing. */
const NONE = 'none'

/** The beginning of a table with a report per row: the user says what its columns are and sees what comes of it. */
export default function ColumnsDialog() {
  const { t } = useTranslation(['columns', 'common', 'errors'])
  const dialog = useApp(state => state.columnsDialog)
  const close = useApp(state => state.closeColumns)
  const apply = useApp(state => state.applyColumns)
  if (!dialog) return null
  const { table, meanings, failure, looking } = dialog
  const ready = table !== null && !looking && failure === null && meanings.includes('text')
  return (
    <Dialog
      open
      onClose={close}
      title={t('title')}
      width={920}
      actions={
        <>
          {table?.chosen && <Button onClick={() => void apply(null)}>{t('byName')}</Button>}
          <Button onClick={close}>{t('common:action.cancel')}</Button>
          <Button tone="primary" disabled={!ready} onClick={() => void apply(meanings)}>
            {t('apply')}
          </Button>
        </>
      }
    >
      {failure && (
        <p className={styles.failure} role="alert">
          {t(`errors:${failure.code}`, { ...failure.details })}
        </p>
      )}
      {!table && !failure && <p role="status">{t('reading')}</p>}
      {table && (
        <>
          <p className={styles.help}>
            {t('help')} {t('rows', { count: table.total })}
          </p>
          <TableHead table={table} meanings={meanings} />
          <Outcome table={table} looking={looking} meant={meanings.includes('text')} />
        </>
      )}
    </Dialog>
  )
}

interface TableHeadProps {
  readonly table: TableOfSource
  readonly meanings: Dialogue['meanings']
}

function TableHead({ table, meanings }: TableHeadProps) {
  const { t } = useTranslation('columns')
  const choose = useApp(state => state.chooseColumn)
  const options = [{ value: NONE, label: t('ignore') }, ...COLUMN_MEANINGS.map(value => ({ value, label: t(`meaning.${value}`) }))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for the keyboard
    <section className={styles.scroller} aria-label={table.path} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.header.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number; names may repeat
              <th key={at} scope="col" data-used={meanings[at] ? true : undefined}>
                <span className={styles.column} title={name}>
                  {name || t('unnamed')}
                </span>
                <Select
                  label={name ? t('of', { at: at + 1, name }) : t('ofUnnamed', { at: at + 1 })}
                  labelHidden
                  value={meanings[at] ?? NONE}
                  options={options}
                  onChange={value => void choose(at, COLUMN_MEANINGS.find(meaning => meaning === value) ?? null)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
            <tr key={row}>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={at} data-used={meanings[at] ? true : undefined} title={cell}>
                  <span className={styles.cell}>{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface OutcomeProps {
  readonly table: TableOfSource
  readonly looking: boolean
  readonly meant: boolean
}

/** Its place is kept while it is looked up, so that nothing jumps. */
function Outcome({ table, looking, meant }: OutcomeProps) {
  const { t, i18n } = useTranslation('columns')
  const named = table.first.map(({ place, year, title }) => [place, year, title].filter(Boolean).join(' · '))
  return (
    <div className={styles.outcome} role="status">
      {looking ? (
        <p>{t('looking')}</p>
      ) : !meant || table.reports === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <>
          <p>{t('result', { count: table.reports })}</p>
          <p className={styles.first}>{t('first', { reports: named.join(i18n.language === 'en' ? '; ' : '；') })}</p>
        </>
      )}
    </div>
  )
}
