import { app, type Session } from 'electron'
import { log } from '../log.ts'
import { isOwnAddress, isStartPage } from './origin.ts'

/** Before `ready`: what holds for every page that this program could ever have. */
export function confinePages(): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', details => {
      if (!isStartPage(details.url)) refuse(details)
    })
    contents.on('will-frame-navigate', details => {
      if (!details.isMainFrame) refuse(details)
    })
    contents.on('will-redirect', refuse)
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      log('refused a window', url)
      return { action: 'deny' }
    })
  })
}

function refuse(details: { readonly url: string; preventDefault(): void }): void {
  details.preventDefault()
  log('refused to go to', details.url)
}

/** Nothing is fetched, downloaded or permitted; pages live on what our own protocol serves. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', event => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isOwnAddress(details.url) || (!app.isPackaged && details.url.startsWith('devtools://'))
    if (!allowed) log('refused to fetch', details.url)
    answer({ cancel: !allowed })
  })
}
