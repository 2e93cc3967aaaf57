/** What the user need not see goes to standard error; no page ever hears of it. */
export function log(subject: string, detail: unknown): void {
  process.stderr.write(`duidu: ${subject}: ${detail instanceof Error ? detail.stack : String(detail)}\n`)
}
