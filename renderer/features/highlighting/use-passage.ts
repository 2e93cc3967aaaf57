import { useEffect, useState } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import { select } from '../../dom/selecting.ts'
import { trimRange } from '../../dom/text-position.ts'
import type { TextSurface } from '../../dom/text-surface.ts'

interface Passage {
  /** What is selected in this text, without white space at its ends. */
  readonly passage: Range | null
  /** The same, read from the window at this moment: a key may come before the announcement of the selection. */
  current(): Range | null
  /** The passage stays, painted, while a field takes the window's selection away. */
  hold(): void
  /** The window's selection comes back to the passage (or to nothing) and is followed again. */
  release(keep: boolean): void
}

/** Follows the window's selection in one text; while the mouse is still drawing it there is none. */
export function usePassage(surface: TextSurface): Passage {
  const [passage, setPassage] = useState<Range | null>(null)
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (held) return
    const { sheet } = surface
    let drawing = false
    const read = () => {
      const selected = selectedPassage(surface)
      setPassage(before => (before?.start === selected?.start && before?.end === selected?.end ? before : selected))
    }
    const onPointerDown = (event: PointerEvent) => {
      // A click on what floats over the text draws nothing.
      drawing = event.button === 0 && event.target instanceof Element && event.target.closest('[role="toolbar"]') === null
      if (drawing) setPassage(null)
    }
    const onPointerUp = () => {
      if (!drawing) return
      drawing = false
      read()
    }
    const onSelectionChange = () => {
      if (!drawing) read()
    }
    sheet.addEventListener('pointerdown', onPointerDown)
    window.addEventListener('pointerup', onPointerUp)
    window.addEventListener('pointercancel', onPointerUp)
    document.addEventListener('selectionchange', onSelectionChange)
    // What was selected before anybody listened.
    read()
    return () => {
      sheet.removeEventListener('pointerdown', onPointerDown)
      window.removeEventListener('pointerup', onPointerUp)
      window.removeEventListener('pointercancel', onPointerUp)
      document.removeEventListener('selectionchange', onSelectionChange)
    }
  }, [surface, held])

  useEffect(() => {
    surface.painting.show('pending', held && passage ? [passage] : [])
  }, [surface, held, passage])

  return {
    passage,
    current: () => (held ? passage : selectedPassage(surface)),
    hold() {
      setPassage(selectedPassage(surface))
      setHeld(true)
    },
    release(keep) {
      setHeld(false)
      if (keep && passage) select(surface.positions, { anchor: passage.start, focus: passage.end })
      else {
        setPassage(null)
        getSelection()?.removeAllRanges()
      }
    },
  }
}

function selectedPassage({ positions, text }: TextSurface): Range | null {
  const selected = positions.selected(getSelection())
  return selected && trimRange(text, selected)
}
