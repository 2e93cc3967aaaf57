/** The way back to a highlight from files that left the program. */
export interface PassageLink {
  readonly reportId: string
  readonly highlightId: string
}

export function linkTo({ reportId, highlightId }: PassageLink): string {
  return `duidu://passage/${reportId}/${highlightId}`
}

/** Undefined for any other address: it comes from outside, and nothing but two ids is taken from it. */
export function readLink(address: string): PassageLink | undefined {
  const [, reportId, highlightId] = /^duidu:\/\/passage\/([\w-]{1,64})\/([\w-]{1,64})\/?$/.exec(address) ?? []
  return reportId === undefined || highlightId === undefined ? undefined : { reportId, highlightId }
}

/** A text whose links lead elsewhere. */
export function redirectLinks(text: string, redirect: (link: PassageLink) => PassageLink): string {
  return text.replaceAll(/duidu:\/\/passage\/([\w-]{1,64})\/([\w-]{1,64})/g, (_, reportId: string, highlightId: string) =>
    linkTo(redirect({ reportId, highlightId })),
  )
}
