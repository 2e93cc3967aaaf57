import { type RefObject, useEffect, useState } from 'react'

/** How far beyond either edge of what is seen a row counts as near. */
const MARGIN = '400px 0px'

/** Whether the element is in sight or nearly so. */
export function useNear(element: RefObject<Element | null>, root: Element | null): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!element.current || !root) return
    const observer = new IntersectionObserver(entries => setNear(entries.at(-1)?.isIntersecting ?? false), { root, rootMargin: MARGIN })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, root])
  return near
}
