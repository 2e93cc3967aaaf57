import { liveRange } from '../dom/text-position.ts'

/** The words painted in a layer, all over the window; what was taken off the page meanwhile has none. */
export function painted(layer: string): string[] {
  return [...(CSS.highlights.get(layer) ?? [])].map(range => liveRange(range as StaticRange).toString())
}
