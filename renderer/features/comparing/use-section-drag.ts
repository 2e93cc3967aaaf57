import { type DragEvent, useRef } from 'react'
import type { SectionPlace } from '../../../shared/model/comparison.ts'

/** What is dragged from one cell to another. */
export const SECTION_DRAG = 'application/x-duidu-section'

interface SectionDrag {
  readonly onDragStart: (event: DragEvent) => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: () => void
  readonly onDrop: (event: DragEvent) => void
  readonly onDragEnd: () => void
}

/** Lays a section on one of another report: from then on they correspond. */
export function useSectionDrag(onLink: (from: SectionPlace, to: SectionPlace) => void): SectionDrag {
  const from = useRef<SectionPlace | null>(null)
  const target = useRef<HTMLElement | null>(null)

  const mark = (element: HTMLElement | null) => {
    if (target.current === element) return
    target.current?.removeAttribute('data-drop')
    element?.setAttribute('data-drop', '')
    target.current = element
  }
  const over = (event: DragEvent): HTMLElement | null => {
    const section = sectionAt(event.target)
    const place = section && placeOf(section)
    return section && place && from.current && place.column !== from.current.column ? section : null
  }

  return {
    onDragStart(event) {
      const section = sectionAt(event.target)
      from.current = section && event.dataTransfer.types.includes(SECTION_DRAG) ? placeOf(section) : null
    },
    onDragOver(event) {
      const section = over(event)
      mark(section)
      if (!section) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'link'
    },
    onDragLeave: () => mark(null),
    onDrop(event) {
      const section = over(event)
      const to = section && placeOf(section)
      mark(null)
      if (!to || !from.current) return
      event.preventDefault()
      onLink(from.current, to)
    },
    onDragEnd() {
      mark(null)
      from.current = null
    },
  }
}

function sectionAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-section]') : null
}

function placeOf(section: HTMLElement): SectionPlace | null {
  const column = section.closest<HTMLElement>('[data-column]')?.dataset['column']
  return column === undefined ? null : { column: Number(column), section: Number(section.dataset['section']) }
}
