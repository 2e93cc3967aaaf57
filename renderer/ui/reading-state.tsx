import type { ReactNode } from 'react'
import { Bar, BarCount, BarSpace } from './bar.tsx'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ProgressBar } from './progress-bar.tsx'

interface UnreadProps {
  readonly stopped: boolean
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly words: Readonly<Record<'stopped' | 'stoppedText' | 'again' | 'reading' | 'readingHelp', string>>
  readonly onAgain: () => void
}

/** Stands where something would be that is read from many reports: how far that is, or that it was stopped. */
export function Unread({ stopped, progress, words, onAgain }: UnreadProps) {
  if (stopped) {
    return (
      <EmptyState title={words.stopped} actions={<Button onClick={onAgain}>{words.again}</Button>}>
        <p>{words.stoppedText}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={words.reading}>
      <p>{words.readingHelp}</p>
      {progress && <ProgressBar label={words.reading} {...progress} />}
    </EmptyState>
  )
}

interface ReadingBarProps {
  /** What was read. */
  readonly told: ReactNode
  /** How far the reading is, in words; null while nothing is read. */
  readonly progress: string | null
  readonly stop: string
  readonly onStop: () => void
  /** What the signs mean. */
  readonly legend: ReactNode
}

/** The foot of what is read from many reports. */
export function ReadingBar({ told, progress, stop, onStop, legend }: ReadingBarProps) {
  return (
    <Bar edge="bottom">
      <BarCount>{progress ?? told}</BarCount>
      {progress !== null && <Button onClick={onStop}>{stop}</Button>}
      <BarSpace />
      {legend}
    </Bar>
  )
}
