import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countPairs } from '../../../shared/tabling/tag-pairs.ts'
import { useApp } from '../../state/store.ts'
import styles from './quote-matrix.module.css'

/** Which tags stand together, as a table; the darker the ink, the oftener. */
export function TagPairsView() {
  const { t } = useTranslation('notes')
  const notes = useApp(state => state.notes)
  const tags = useApp(state => state.tags)
  const filter = useApp(state => state.notesFilter)
  const filterNotes = useApp(state => state.filterNotes)
  const showNotes = useApp(state => state.showNotes)
  const pairs = useMemo(() => countPairs(notes ?? [], tags), [notes, tags])

  function list(a: string, b: string): void {
    showNotes('list')
    void filterNotes({ ...filter, tagIds: [a, b], tagMatch: 'together', ownTagsOnly: true })
  }

  if (pairs.tags.length === 0) return <p className={styles.empty}>{t('pairs.empty')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section className={styles.scroller} tabIndex={0} aria-label={t('view.pairs')}>
      <p className={styles.help}>{t('pairs.help')}</p>
      <table className={`${styles.matrix} ${styles.pairs}`}>
        <thead>
          <tr>
            <td className={styles.corner} />
            {pairs.tags.map(tag => (
              <th key={tag.id} scope="col" title={tag.path}>
                <span className={styles.above}>{tag.path.slice(0, -tag.name.length - 1).replaceAll('/', ' / ')}</span>
                {tag.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.tags.map(row => (
            <tr key={row.id}>
              <th scope="row" title={row.path}>
                {row.path.replaceAll('/', ' / ')}
              </th>
              {pairs.tags.map(column => {
                const count = row.id === column.id ? 0 : pairs.count(row.id, column.id)
                if (row.id === column.id) return <td key={column.id} className={styles.self} />
                if (count === 0) return <td key={column.id} />
                const label = t('pairs.with', { a: row.path, b: column.path, count })
                return (
                  <td key={column.id}>
                    <button
                      type="button"
                      className={styles.pair}
                      style={{ background: `color-mix(in srgb, var(--ink) ${Math.round((28 * count) / pairs.most)}%, transparent)` }}
                      aria-label={label}
                      title={label}
                      onClick={() => list(row.id, column.id)}
                    >
                      {count}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
