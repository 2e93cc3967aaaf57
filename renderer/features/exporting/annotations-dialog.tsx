import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnotationReading, UnplacedAnnotation } from '../../../shared/model/annotation.ts'
import { isFocusLost } from '../../dom/focus.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './annotations-dialog.module.css'
import { DifferenceList } from './difference-list.tsx'
import { More, SHOWN } from './more.tsx'

/** What a file of annotations would bring, what is to be decided, and then what came of it. */
export default function AnnotationsDialog() {
  const { t } = useTranslation(['annotations', 'common'])
  const view = useApp(state => state.annotationImport)
  const run = useApp(state => state.importAnnotations)
  const close = useApp(state => state.closeAnnotations)
  const closing = useRef<HTMLButtonElement>(null)
  const done = view?.result !== null
  // The button that did it is gone.
  useEffect(() => {
    if (done && isFocusLost()) closing.current?.focus()
  }, [done])
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
          <Button ref={closing} onClick={close}>
            {t(result ? 'common:action.close' : 'common:action.cancel')}
          </Button>
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
          {!result && shown.conflictCount + shown.memos.conflicts.length > 0 && (
            <DifferenceList highlights={shown.conflicts} memos={shown.memos.conflicts} />
          )}
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
