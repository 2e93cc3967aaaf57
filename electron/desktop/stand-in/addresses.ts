/** Chromium knows no `duidu:` scheme, so its pages stand at an https address that no network has. */
export const PAGE_ORIGIN = 'https://app.duidu.invalid'
const APP_ORIGIN = 'duidu://app'

export function isOwnAddress(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`)
}

export function toPageAddress(address: string): string {
  return isOwnAddress(address) ? PAGE_ORIGIN + address.slice(APP_ORIGIN.length) : address
}

/** What Electron would call the address; also for a bare origin. */
export function toProgramAddress(address: string): string {
  return address === PAGE_ORIGIN || address.startsWith(`${PAGE_ORIGIN}/`) ? APP_ORIGIN + address.slice(PAGE_ORIGIN.length) : address
}
