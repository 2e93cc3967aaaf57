interface Said {
  readonly text: string
}

/** Whether a wording, in any of its forms, holds what was typed; signs and spaces do not count. */
export function wordingHolds({ text, variants }: Said & { readonly variants: readonly Said[] }, typed: string): boolean {
  const wanted = lettersOf(typed)
  return wanted === '' || [text, ...variants.map(variant => variant.text)].some(form => lettersOf(form).includes(wanted))
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
