const KEY = 'duidu-token'

/**
 * The session's token of the browser edition: comes in the address's fragment, is kept for this tab (a reload works)
 * and taken out of the address, so that it is neither seen nor copied along. Empty where there is none.
 */
export function takeToken(): string {
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token')
  if (fromAddress) {
    sessionStorage.setItem(KEY, fromAddress)
    history.replaceState(null, '', location.pathname)
    return fromAddress
  }
  return sessionStorage.getItem(KEY) ?? ''
}
