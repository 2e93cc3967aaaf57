export const SCHEME = 'duidu'
export const APP_ORIGIN = `${SCHEME}://app`
export const START_PAGE = `${APP_ORIGIN}/index.html`

/** True for what our own protocol serves. Compared as parsed, so that `duidu://app.elsewhere/` is another place. */
export function isOwnAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === `${SCHEME}:` && url.host === 'app'
}

/** True for the start page whatever its query or fragment; the page may load itself again, and go nowhere else. */
export function isStartPage(address: string): boolean {
  return isOwnAddress(address) && ['/', new URL(START_PAGE).pathname].includes(new URL(address).pathname)
}
