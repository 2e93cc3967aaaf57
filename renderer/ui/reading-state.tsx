import type { ReactNode } from 'react'
import { Bar, BarCount, BarSpace } from './bar.tsx'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ProgressBar } from './progress-bar.tsx'

/** What is said while many reports are read. */
export interface ReadingWords {
  readonly stopped: string
  readonly stoppedText: string
  readonly again: string
  readonly help: string
  readonly stop: string
  readonly progressOf: (progress: Progress) => string
}

interface Progress {
  readonly done: number
  readonly total: number
}

interface UnreadProps {
  /** What is being read. */
  readonly title: string
  readonly stopped: boolean
  readonly progress: Progress | null
  readonly words: ReadingWords
  readonly onAgain: () => void
}

/** Stands where something would be that is read from many reports: how far that is, or that it was stopped. */
export function Unread({ title, stopped, progress, words, onAgain }: UnreadProps) {
  if (stopped) {
    return (
      <EmptyState title={words.stopped} actions={<Button onClick={onAgain}>{words.again}</Button>}>
        <p>{words.stoppedText}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={title}>
      <p>{words.help}</p>
      {progress && <ProgressBar label={title} {...progress} />}
    </EmptyState>
  )
}

interface ReadingBarProps {
  /** What was read. */
  readonly told: ReactNode
  /** Null while nothing is read. */
  readonly progress: Progress | null
  readonly words: ReadingWords
  readonly onStop: () => void
  /** What the signs mean. */
  readonly legend: ReactNode
}

/** The foot of what is read from many reports. */
export function ReadingBar({ told, progress, words, onStop, legend }: ReadingBarProps) {
  return (
    <Bar edge="bottom">
      <BarCount>{progress ? words.progressOf(progress) : told}</BarCount>
      {progress && <Button onClick={onStop}>{words.stop}</Button>}
      <BarSpace />
      {legend}
    </Bar>
  )
}
