import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

interface Sized<E extends HTMLElement> {
  readonly ref: RefObject<E | null>
  /** In px; 0 before the first measure. */
  readonly width: number
  readonly height: number
}

/** The room that an element has, as it changes. */
export function useSize<E extends HTMLElement>(): Sized<E> {
  const ref = useRef<E>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, ...size }
}
