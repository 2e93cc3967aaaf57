/** Width of a text as it is printed, in half-width columns. */
export function columns(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) count += text.charCodeAt(at) > 0xff ? 2 : 1
  return count
}
