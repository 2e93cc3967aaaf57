import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnotationConflict, MemoConflict, Remarks } from '../../../shared/model/annotation.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './annotations-dialog.module.css'
import { type DifferenceKind, differences, KINDS, wordsOf } from './differences.ts'
import { More, SHOWN } from './more.tsx'

/** So many can be gone through one by one. */
const FEW = 5

interface DifferenceListProps {
  readonly highlights: readonly AnnotationConflict[]
  readonly memos: readonly MemoConflict[]
}

/** What both sides say otherwise, to be decided one by one or, of all that are looked at, at once. */
export function DifferenceList({ highlights, memos }: DifferenceListProps) {
  const { t } = useTranslation('annotations')
  const theirs = useApp(state => state.annotationImport?.theirs)
  const take = useApp(state => state.takeTheirs)
  const [kind, setKind] = useState<DifferenceKind | 'all'>('all')
  const [query, setQuery] = useState('')
  const all = useMemo(
    () => [...highlights, ...memos].map(conflict => ({ conflict, kinds: differences(conflict), words: wordsOf(conflict).toLowerCase() })),
    [highlights, memos],
  )
  const wanted = query.trim().toLowerCase()
  const found = all.filter(({ kinds, words }) => (kind === 'all' || kinds.includes(kind)) && words.includes(wanted))
  const ids = found.map(({ conflict }) => conflict.id)
  const options = (['all', ...KINDS] as const).flatMap(value => {
    const count = value === 'all' ? all.length : all.filter(({ kinds }) => kinds.includes(value)).length
    return count > 0 ? [{ value, label: t(`conflictKind.${value}`, { count }) }] : []
  })
  return (
    <section className={styles.section}>
      <h3>{t('conflicts')}</h3>
      <p className={styles.quiet}>{t('conflictsHelp')}</p>
      {all.length > FEW && (
        <div className={styles.filter}>
          <Segmented label={t('conflictKinds')} value={kind} options={options} onChange={setKind} />
          <TextField
            label={t('conflictWords')}
            labelHidden
            placeholder={t('conflictWords')}
            value={query}
            onChange={event => setQuery(event.target.value)}
          />
        </div>
      )}
      {found.length > 1 && (
        <div className={styles.filter}>
          <Button onClick={() => take(ids, true)}>{t('takeThese', { count: found.length })}</Button>
          <Button onClick={() => take(ids, false)}>{t('keepThese', { count: found.length })}</Button>
        </div>
      )}
      {found.length === 0 && (
        <p className={styles.quiet} role="status">
          {t('noSuchConflict')}
        </p>
      )}
      <ul className={styles.list}>
        {found.slice(0, SHOWN).map(({ conflict }) => (
          <li key={conflict.id} className={styles.item}>
            {'quote' in conflict ? (
              <>
                <p className={styles.quote}>{conflict.quote}</p>
                <p className={styles.quiet}>{conflict.reportTitle}</p>
                <Sides mine={<RemarksOf remarks={conflict.mine} />} theirs={<RemarksOf remarks={conflict.theirs} />} />
              </>
            ) : (
              <>
                <p className={styles.quote}>{t(`memoAbout.${conflict.about}`, { name: conflict.name })}</p>
                <Sides mine={<p className={styles.memo}>{conflict.mine}</p>} theirs={<p className={styles.memo}>{conflict.theirs}</p>} />
              </>
            )}
            <Checkbox checked={theirs?.has(conflict.id) ?? false} onChange={each => take([conflict.id], each)}>
              {t('take')}
            </Checkbox>
          </li>
        ))}
      </ul>
      <More count={found.length - SHOWN} />
    </section>
  )
}

/** What the library says of a thing beside what the other says. */
function Sides({ mine, theirs }: { readonly mine: ReactNode; readonly theirs: ReactNode }) {
  const { t } = useTranslation('annotations')
  return (
    <div className={styles.sides}>
      <section aria-label={t('mine')}>
        <h4>{t('mine')}</h4>
        {mine}
      </section>
      <section aria-label={t('theirs')}>
        <h4>{t('theirs')}</h4>
        {theirs}
      </section>
    </div>
  )
}

function RemarksOf({ remarks: { colour, note, tags } }: { readonly remarks: Remarks }) {
  const { t } = useTranslation('annotations')
  return (
    <>
      <p className={styles.tags}>
        <Swatch colour={colour} />
        {tags.join('、')}
        {tags.length === 0 && note === '' && <span className={styles.quiet}>{t('noRemarks')}</span>}
      </p>
      {note !== '' && <p className={styles.memo}>{note}</p>}
    </>
  )
}
