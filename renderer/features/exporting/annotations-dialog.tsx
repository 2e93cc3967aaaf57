import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnotationConflict, AnnotationReading, MemoConflict, Remarks, UnplacedAnnotation } from '../../../shared/model/annotation.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import styles from './annotations-dialog.module.css'

/** As many as are shown one by one. */
const SHOWN = 200

/** What a file of annotations would bring, what is to be decided, and then what came of it. */
export default function AnnotationsDialog() {
  const { t } = useTranslation(['annotations', 'common'])
  const view = useApp(state => state.annotationImport)
  const run = useApp(state => state.importAnnotations)
  const close = useApp(state => state.closeAnnotations)
  if (!view) return null
  const { path, reading, result, running, theirs } = view
  const shown = result ?? reading
  const something = reading !== null && (brings(reading) || theirs.size > 0)
  return (
    <Dialog
      open
      onClose={close}
      title={t('title')}
      width={720}
      actions={
        <>
          <span className={styles.status} role="status">
            {running ? t('importing') : result ? t(result.action ? 'done' : 'doneNothing') : reading ? '' : t('reading')}
          </span>
          <Button onClick={close}>{t(result ? 'common:action.close' : 'common:action.cancel')}</Button>
          {!result && (
            <Button tone="primary" disabled={!something || running} onClick={() => void run()}>
              {t('run')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.path}>{path}</p>
      {shown && (
        <>
          <p>{t(shown.format === 'refi-codebook' ? 'tagsOnly' : 'total', { format: t(`format.${shown.format}`), count: shown.total })}</p>
          <Facts reading={shown} replaced={result?.replaced ?? 0} />
          {!result && !something && shown.conflictCount + shown.memos.conflicts.length === 0 && (
            <p className={styles.quiet}>{t('nothing')}</p>
          )}
          {!result && shown.conflicts.length > 0 && <Conflicts conflicts={shown.conflicts} count={shown.conflictCount} />}
          {!result && shown.memos.conflicts.length > 0 && <MemoConflicts conflicts={shown.memos.conflicts} />}
          {shown.unplaced.length > 0 && <Unplaced unplaced={shown.unplaced} count={shown.unplacedCount} />}
          <Rest reading={shown} />
        </>
      )}
    </Dialog>
  )
}

function brings({ added, newTags, enclosed, memos }: AnnotationReading): boolean {
  return added > 0 || newTags.length > 0 || enclosed.documents > 0 || memos.added > 0
}

function Facts({ reading, replaced }: { readonly reading: AnnotationReading; readonly replaced: number }) {
  const { t } = useTranslation('annotations')
  const { added, doubtful, unchanged, conflictCount, unplacedCount, newTags, enclosed, memos } = reading
  const facts = [
    ['texts', enclosed.documents],
    ['waiting', enclosed.annotations],
    ['added', added],
    ['doubtful', doubtful],
    ['unchanged', unchanged],
    ['conflicts', conflictCount],
    ['memos', memos.added],
    ['memosUnchanged', memos.unchanged],
    ['memoConflicts', memos.conflicts.length],
    ['memosUnplaced', memos.unplaced],
    ['replaced', replaced],
    ['unplaced', unplacedCount],
    ['newTags', newTags.length],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, count]) => count > 0)
        .map(([name, count]) => (
          <div key={name} className={styles.fact}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
    </dl>
  )
}

function Conflicts({ conflicts, count }: { readonly conflicts: readonly AnnotationConflict[]; readonly count: number }) {
  const { t } = useTranslation('annotations')
  const theirs = useApp(state => state.annotationImport?.theirs)
  const take = useApp(state => state.takeTheirs)
  const ids = conflicts.map(conflict => conflict.id)
  const chosen = ids.filter(id => theirs?.has(id)).length
  return (
    <section className={styles.section}>
      <h3>{t('conflicts')}</h3>
      <p className={styles.quiet}>{t('conflictsHelp')}</p>
      <Checkbox checked={chosen === ids.length} onChange={all => take(ids, all)}>
        {t('takeAll')}
      </Checkbox>
      <ul className={styles.list}>
        {conflicts.slice(0, SHOWN).map(conflict => (
          <li key={conflict.id} className={styles.item}>
            <p className={styles.quote}>{conflict.quote}</p>
            <p className={styles.quiet}>{conflict.reportTitle}</p>
            <Sides mine={<RemarksOf remarks={conflict.mine} />} theirs={<RemarksOf remarks={conflict.theirs} />} />
            <Checkbox checked={theirs?.has(conflict.id) ?? false} onChange={each => take([conflict.id], each)}>
              {t('take')}
            </Checkbox>
          </li>
        ))}
      </ul>
      <More count={count - Math.min(SHOWN, conflicts.length)} />
    </section>
  )
}

function MemoConflicts({ conflicts }: { readonly conflicts: readonly MemoConflict[] }) {
  const { t } = useTranslation('annotations')
  const theirs = useApp(state => state.annotationImport?.theirs)
  const take = useApp(state => state.takeTheirs)
  return (
    <section className={styles.section}>
      <h3>{t('memoConflicts')}</h3>
      <p className={styles.quiet}>{t('conflictsHelp')}</p>
      <ul className={styles.list}>
        {conflicts.slice(0, SHOWN).map(({ id, about, name, mine, theirs: other }) => (
          <li key={id} className={styles.item}>
            <p className={styles.quote}>{t(`memoAbout.${about}`, { name })}</p>
            <Sides mine={<p className={styles.memo}>{mine}</p>} theirs={<p className={styles.memo}>{other}</p>} />
            <Checkbox checked={theirs?.has(id) ?? false} onChange={each => take([id], each)}>
              {t('take')}
            </Checkbox>
          </li>
        ))}
      </ul>
      <More count={conflicts.length - Math.min(SHOWN, conflicts.length)} />
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

function Unplaced({ unplaced, count }: { readonly unplaced: readonly UnplacedAnnotation[]; readonly count: number }) {
  const { t } = useTranslation('annotations')
  return (
    <section className={styles.section}>
      <h3>{t('unplaced')}</h3>
      <ul className={styles.list}>
        {unplaced.slice(0, SHOWN).map(({ quote, document, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may be alike
          <li key={index} className={styles.item}>
            <p className={styles.quote}>{quote}</p>
            <p className={styles.quiet}>
              {document} · {t(`reason.${reason}`)}
            </p>
          </li>
        ))}
      </ul>
      <More count={count - Math.min(SHOWN, unplaced.length)} />
    </section>
  )
}

function More({ count }: { readonly count: number }) {
  const { t } = useTranslation('annotations')
  return count > 0 ? <p className={styles.quiet}>{t('more', { count })}</p> : null
}

function Rest({ reading: { differentTags, leftOut } }: { readonly reading: AnnotationReading }) {
  const { t } = useTranslation('annotations')
  const kinds = ['reply', 'page-note', 'memo', 'media', 'link', 'unreadable-source', 'unusable'] as const
  const left = kinds.flatMap(kind => (leftOut[kind] ? t(`left.${kind}`, { count: leftOut[kind] }) : []))
  return (
    <>
      {differentTags.length > 0 && <p className={styles.quiet}>{t('different', { tags: differentTags.join('、') })}</p>}
      {left.length > 0 && <p className={styles.quiet}>{t('leftOut', { what: left.join(', ') })}</p>}
    </>
  )
}
