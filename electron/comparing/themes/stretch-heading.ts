/** What begins a paragraph like a heading: up to the first full stop or colon. */
const LEAD = /^[^。：:！\n]{1,60}(?=[。：:！\n])/

/** What begins a stretch like a heading: its first line, or the first sentence of it; empty where that is long. */
export function headingOf(text: string): string {
  return LEAD.exec(text)?.[0] ?? ''
}
