import { Search } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuerySuggestion, SearchResult } from '../../../shared/model/search.ts'
import { useApp } from '../../state/store.ts'
import { complete } from './complete.ts'
import { type Offer, offerStep } from './offer-step.ts'
import styles from './query-box.module.css'
import { type KnownQuery, queryPieces } from './query-pieces.ts'
import { Suggestion, SuggestionList, suggestionId } from './suggestion-list.tsx'
import { useQueryField } from './use-query-field.ts'
import { type KnownHelp, useQueryHelp } from './use-query-help.ts'

/** Long enough that a word is not asked for letter by letter, short enough to feel at once. In ms. */
const PAUSE = 120
/** As long as a query may be, in UTF-16 units. */
const LONGEST = 1000

interface QueryBoxProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** Element that shows the hits, and the one the keyboard is on. */
  readonly listId: string
  readonly activeId: string | undefined
  /** Keys that are not the box's own belong to the list of hits. */
  readonly onListKey: (event: KeyboardEvent) => void
}

/** Something to take over: into the query, or as the whole of it. */
type Item = QuerySuggestion | string

/** Where a query is written: its parts can be told apart, and what may stand at the caret is offered. */
export function QueryBox({ field: textarea, listId, activeId, onListKey }: QueryBoxProps) {
  const { t } = useTranslation('search')
  const query = useApp(state => state.query)
  const given = useApp(state => state.queriesGiven)
  const search = useApp(state => state.search)
  const result = useApp(state => state.searchResult)
  const recent = useApp(state => state.recentQueries)
  const rememberQuery = useApp(state => state.rememberQuery)
  const lastHelp = useRef<KnownHelp | null>(null)
  const field = useQueryField(
    query,
    given,
    (words, paused) => {
      const help = lastHelp.current
      void search({ query: paused && help?.query === words ? help.written : words, typed: true })
    },
    PAUSE,
  )
  const { text, composing } = field
  const [caret, setCaret] = useState(text.length)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [active, setActive] = useState(-1)
  /** Where the caret goes once the words that were put in are drawn. */
  const caretAfter = useRef<number | null>(null)
  /** Tab was pressed before it was known what it would take. */
  const waiting = useRef(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const [left, setLeft] = useState(0)
  const id = useId()

  const help = useQueryHelp(composing ? null : text, Math.min(caret, text.length))
  useEffect(() => {
    lastHelp.current = help
  }, [help])
  const isCurrent = help?.query === text && help.caret === caret
  // What was offered for the word so far stays until there is better.
  const known = help && help.start <= caret && text.startsWith(help.query.slice(0, help.start)) ? help : null
  const word = known ? { start: known.start, end: isCurrent ? known.end : caret } : null
  const typed = word ? text.slice(word.start, word.end) : ''
  const completions = known ? known.suggestions.filter(suggestion => suggestion.text !== typed) : []
  const items: readonly Item[] = offer === 'history' ? recent : completions
  const offered = offer !== null && items.length > 0 && !composing
  const cut = offered && offer === 'completion' && word ? word.start : null
  const pieces = useMemo(() => queryPieces(text, withProblemsOf(result, help), cut), [text, result, help, cut])

  useLayoutEffect(() => {
    setLeft(offer === 'completion' && anchor.current ? anchor.current.offsetLeft : 0)
    if (caretAfter.current === null) return
    textarea.current?.setSelectionRange(caretAfter.current, caretAfter.current)
    setCaret(caretAfter.current)
    caretAfter.current = null
  })

  useEffect(() => {
    if (!waiting.current || !isCurrent) return
    waiting.current = false
    const [first] = completions
    if (first) take(first)
  })

  function close(): void {
    waiting.current = false
    setOffer(null)
    setActive(-1)
  }

  function put(words: string, at: number): void {
    caretAfter.current = at
    field.put(words)
  }

  function take(item: Item): void {
    if (typeof item === 'string') {
      put(item, item.length)
      close()
    } else if (word) {
      const completed = complete(text, word, item)
      put(completed.text, completed.caret)
      setActive(-1)
      // A field is followed by its values.
      setOffer(item.kind === 'field' ? 'completion' : null)
    }
  }

  /** True where the key was used up by what is offered. */
  function chooseByKey(event: KeyboardEvent): boolean {
    if (event.key === 'Tab' && offer === 'completion' && !isCurrent) {
      waiting.current = true
      return true
    }
    const step = offer && offered ? offerStep(event, offer, active, items.length) : undefined
    if (step === undefined) return false
    if (step === 'close') close()
    else if ('move' in step) setActive(step.move)
    else {
      const item = items[step.take]
      if (item !== undefined) take(item)
    }
    return true
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While the input method composes, all keys are its own.
    if (event.nativeEvent.isComposing) return
    if (chooseByKey(event)) event.preventDefault()
    else if (event.key === 'ArrowUp' && text === '' && recent.length > 0) {
      event.preventDefault()
      setOffer('history')
      setActive(0)
    } else if (event.key === 'Enter' && (field.isPending() || text !== query)) {
      event.preventDefault()
      close()
      field.ask()
      rememberQuery()
    } else {
      if (event.key === 'Enter') {
        event.preventDefault()
        close()
        rememberQuery()
      }
      onListKey(event)
    }
  }

  return (
    <div className={styles.box}>
      <Search size={16} className={styles.icon} aria-hidden />
      <div className={styles.scroller}>
        <div className={styles.mirror} data-hidden={composing || undefined} aria-hidden>
          {pieces.map(piece => (
            <span
              key={piece.start}
              ref={piece.start === cut ? anchor : undefined}
              data-kind={piece.kind ?? undefined}
              data-faulty={piece.faulty || undefined}
            >
              {piece.text}
            </span>
          ))}
          {/* Nothing, but as high as a line, and where what is offered for an empty word stands. */}
          <span ref={cut === text.length ? anchor : undefined}>{'\u200b'}</span>
        </div>
        <textarea
          ref={textarea}
          rows={1}
          role="combobox"
          className={styles.field}
          data-plain={composing || undefined}
          aria-label={t('label')}
          aria-expanded={offered || activeId !== undefined}
          aria-controls={offered ? id : listId}
          aria-activedescendant={offered ? (active >= 0 ? suggestionId(id, active) : undefined) : activeId}
          aria-autocomplete="list"
          aria-keyshortcuts="Control+Shift+F"
          aria-description={t('help')}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST}
          value={text}
          onKeyDown={onKeyDown}
          onSelect={event => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => {
            close()
            rememberQuery()
          }}
          onClick={close}
          {...field.handlers}
          onChange={event => {
            field.handlers.onChange(event)
            setCaret(event.target.selectionStart)
            setOffer('completion')
            setActive(-1)
          }}
        />
      </div>
      {offered && (
        <SuggestionList
          id={id}
          label={t(offer === 'history' ? 'history' : 'suggestions')}
          items={items}
          keyOf={item => (typeof item === 'string' ? item : `${item.kind} ${item.text}`)}
          render={item => (typeof item === 'string' ? item : <Suggestion suggestion={item} />)}
          active={active}
          onChoose={take}
          left={left}
        />
      )}
    </div>
  )
}

/** That no report has a value is known only when it was searched for. */
function withProblemsOf(result: SearchResult | null, help: KnownQuery | null): KnownQuery | null {
  return help && result?.query === help.query ? { ...help, problems: [...help.problems, ...result.problems] } : help
}
