import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Concept, QueryProblem } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './concept-dialog.module.css'
import { type ExpressionLine, expressionLines } from './expression-lines.ts'

/** Expressions are read once nothing is written for so long, in ms. */
const PAUSE = 200

interface ConceptDialogProps {
  /** Null for a new one. */
  readonly concept: Concept | null
  readonly onClose: () => void
}

/** Name, expressions and note of one concept. What an expression does not mean is told, and kept all the same. */
export function ConceptDialog({ concept, onClose }: ConceptDialogProps) {
  const { t } = useTranslation(['trends', 'common'])
  const id = useId()
  const concepts = useApp(state => state.concepts)
  const saveConcept = useApp(state => state.saveConcept)
  const countSubject = useApp(state => state.countSubject)
  const [name, setName] = useState(concept?.name ?? '')
  const [expressions, setExpressions] = useState(concept?.expressions.join('\n') ?? '')
  const [note, setNote] = useState(concept?.note ?? '')
  const [saving, setSaving] = useState(false)
  const lines = expressionLines(expressions)
  const taken = concepts.some(other => other.id !== concept?.id && other.name === name.trim())
  const valid = name.trim() !== '' && lines.length > 0 && !taken

  async function save(): Promise<void> {
    if (!valid || saving) return
    setSaving(true)
    const saved = await saveConcept({
      ...(concept ? { id: concept.id } : {}),
      name: name.trim(),
      expressions: lines.map(({ text }) => text),
      note: note.trim(),
    })
    setSaving(false)
    if (!saved) return
    onClose()
    if (!concept) await countSubject({ kind: 'concept', conceptId: saved.id })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={concept ? t('concepts.editTitle') : t('concepts.newTitle')}
      width={520}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" disabled={!valid || saving} onClick={() => void save()}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('concepts.name')}
          value={name}
          maxLength={200}
          error={taken ? t('concepts.nameTaken') : null}
          onChange={event => setName(event.target.value)}
        />
        <label className={styles.label} htmlFor={`${id}-expressions`}>
          {t('concepts.expressions')}
        </label>
        <textarea
          id={`${id}-expressions`}
          className={styles.area}
          rows={7}
          value={expressions}
          spellCheck={false}
          aria-describedby={`${id}-help ${id}-problems`}
          onChange={event => setExpressions(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          }}
        />
        <p id={`${id}-help`} className={styles.help}>
          {t('concepts.expressionsHelp')}
        </p>
        <ExpressionProblems id={`${id}-problems`} lines={lines} />
        <TextField label={t('concepts.note')} value={note} onChange={event => setNote(event.target.value)} />
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
          {t('common:action.save')}
        </button>
      </form>
    </Dialog>
  )
}

/** What the search would make of each line where that is not what it says; the room of two sentences is kept. */
function ExpressionProblems({ id, lines }: { readonly id: string; readonly lines: readonly ExpressionLine[] }) {
  const { t } = useTranslation(['trends', 'search'])
  const checkExpressions = useApp(state => state.checkExpressions)
  const fail = useApp(state => state.fail)
  const [found, setFound] = useState<readonly (ExpressionLine & { readonly problems: readonly QueryProblem[] })[]>([])
  const asked = JSON.stringify(lines)
  useEffect(() => {
    let current = true
    const given = JSON.parse(asked) as ExpressionLine[]
    const timer = setTimeout(() => {
      checkExpressions(given.map(({ text }) => text)).then(
        problems => current && setFound(given.map((line, at) => ({ ...line, problems: problems[at] ?? [] }))),
        fail,
      )
    }, PAUSE)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [asked, checkExpressions, fail])
  return (
    <ul id={id} className={styles.problems} aria-live="polite">
      {found.flatMap(({ line, text, problems }) =>
        problems.map(problem => (
          <li key={`${line} ${problem.start} ${problem.code}`}>
            {t('concepts.problemAt', { line, text: text.slice(problem.start, problem.end) })}
            {t(`search:problem.${problem.code}`, { ...problem.details })}
          </li>
        )),
      )}
    </ul>
  )
}
