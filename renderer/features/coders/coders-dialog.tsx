import { useTranslation } from 'react-i18next'
import { type CoderComparison, cutDigits, type TagAgreement } from '../../../shared/model/coders.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import styles from './coders-dialog.module.css'

/** As many as are shown one by one. */
const SHOWN = 200

/** How far two people agree, tag by tag, and the sentences on which they do not. */
export default function CodersDialog() {
  const { t } = useTranslation(['coders', 'common'])
  const view = useApp(state => state.coders)
  const exportCoders = useApp(state => state.exportCoders)
  const close = useApp(state => state.closeCoders)
  if (!view) return null
  const { path, compared } = view
  return (
    <Dialog
      open
      onClose={close}
      title={t('title')}
      width={860}
      actions={
        <>
          <span className={styles.status} role="status">
            {compared ? '' : t('comparing')}
          </span>
          {compared && compared.reports > 0 && (
            <Menu trigger={<Button>{t('common:table.export')}</Button>}>
              <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportCoders(format)} />
            </Menu>
          )}
          <Button onClick={close}>{t('common:action.close')}</Button>
        </>
      }
    >
      <p className={styles.path}>{path}</p>
      {compared && (compared.reports === 0 ? <p>{t('nothing')}</p> : <Compared compared={compared} />)}
    </Dialog>
  )
}

function Compared({ compared }: { readonly compared: CoderComparison }) {
  const { t } = useTranslation('coders')
  const { reports, sentences, onlyMine, onlyTheirs, unplaced, total, tags } = compared
  return (
    <>
      <p className={styles.facts}>
        {t('facts', { reports, sentences })}
        {onlyMine + onlyTheirs > 0 && t('elsewhere', { onlyMine, onlyTheirs })}
        {unplaced > 0 && ` ${t('unplaced', { count: unplaced })}`}
      </p>
      <div className={styles.scroller}>
        <table className={styles.table} aria-label={t('table')}>
          <thead>
            <tr>
              <th scope="col">{t('column.tag')}</th>
              <th scope="col">{t('column.both')}</th>
              <th scope="col">{t('column.onlyMine')}</th>
              <th scope="col">{t('column.onlyTheirs')}</th>
              <th scope="col">{t('column.share')}</th>
              <th scope="col" title={t('kappaHelp')}>
                {t('column.kappa')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tags.map(agreement => (
              <AgreementRow key={agreement.tag} name={agreement.tag} agreement={agreement} />
            ))}
          </tbody>
          <tfoot>
            <AgreementRow name={t('all')} agreement={total} />
          </tfoot>
        </table>
      </div>
      <Disagreements compared={compared} />
    </>
  )
}

function AgreementRow({ name, agreement }: { readonly name: string; readonly agreement: Omit<TagAgreement, 'tag'> }) {
  const { i18n } = useTranslation()
  const percent = cutDigits(agreement.share, 3).toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{agreement.both}</td>
      <td>{agreement.onlyMine}</td>
      <td>{agreement.onlyTheirs}</td>
      <td>{percent}</td>
      <td>{agreement.kappa === null ? '—' : cutDigits(agreement.kappa, 2).toFixed(2)}</td>
    </tr>
  )
}

function Disagreements({ compared: { disagreements, disagreementCount } }: { readonly compared: CoderComparison }) {
  const { t } = useTranslation('coders')
  const read = useApp(state => state.readDisagreement)
  if (disagreementCount === 0) return <p className={styles.facts}>{t('agreed')}</p>
  return (
    <section className={styles.apart} aria-label={t('apart', { count: disagreementCount })}>
      <h3>{t('apart', { count: disagreementCount })}</h3>
      <ul className={styles.list}>
        {disagreements.slice(0, SHOWN).map(each => (
          <li key={`${each.reportId} ${each.start} ${each.tag}`}>
            <button type="button" className={styles.item} onClick={() => read(each)}>
              <span className={styles.who}>{t(`who.${each.who}`, { tag: each.tag })}</span>
              <span className={styles.sentence}>{each.sentence}</span>
              <span className={styles.path}>{each.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {disagreementCount > SHOWN && <p className={styles.path}>{t('more', { count: disagreementCount - SHOWN })}</p>}
    </section>
  )
}
