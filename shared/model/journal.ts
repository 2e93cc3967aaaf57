/** Kinds of actions that a user can take back; each has its words in the locale. */
export type ActionKind =
  | 'highlight.add'
  | 'highlight.update'
  | 'highlight.remove'
  | 'tag.create'
  | 'tag.update'
  | 'tag.remove'
  | 'tag.merge'
  | 'tag.split'
  | 'tag.example'
  | 'tag.import'
  | 'highlight.confirm'
  | 'highlight.move'
  | 'highlight.detach'
  | 'bin.restore'
  | 'report.update'
  | 'report.remove'
  | 'source.import'
  | 'source.refresh'
  | 'source.remove'
  | 'source.repair'
  | 'source.columns'
  | 'duplicate.settle'
  | 'concordance.mark'
  | 'annotation.import'
  | 'concept.save'
  | 'concept.remove'
  | 'list.save'
  | 'list.change'
  | 'list.remove'
  | 'search.save'
  | 'search.remove'
  | 'theme.choose'
  | 'theme.save'
  | 'theme.remove'
  | 'theme.summary'
  | 'section.link'
  | 'indicator.choose'
  | 'indicator.define'
  | 'indicator.remove'
  | 'memo.save'
  | 'memo.remove'
  | 'layout.save'
  | 'layout.remove'
  | 'sample.remove'

export interface ActionSummary {
  readonly id: number
  readonly kind: ActionKind
  /** How many things it touched. */
  readonly count: number
  readonly at: string
}

/** What undo and redo would do next. */
export interface JournalState {
  readonly undo: ActionSummary | null
  readonly redo: ActionSummary | null
}

/** An action as the history shows it. */
export interface HistoryEntry extends ActionSummary {
  readonly state: 'done' | 'undone'
  /** Of the first thing it touched: a quote, a name, a title; empty where it has none. */
  readonly words: string
}
