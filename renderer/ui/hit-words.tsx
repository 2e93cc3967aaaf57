import type { ReactNode } from 'react'

interface HitWordsProps {
  readonly text: string
  /** Stretches of it that are marked; the whole where there are none. */
  readonly words?: readonly { readonly start: number; readonly end: number }[] | undefined
  readonly className?: string | undefined
}

/** What was found, its words marked. */
export function HitWords({ text, words, className }: HitWordsProps) {
  if (!words || words.length === 0) return <mark className={className}>{text}</mark>
  const parts: ReactNode[] = []
  let from = 0
  for (const { start, end } of words) {
    parts.push(
      text.slice(from, start),
      <mark key={start} className={className}>
        {text.slice(start, end)}
      </mark>,
    )
    from = end
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}
