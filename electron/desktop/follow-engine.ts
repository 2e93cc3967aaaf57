import type { Settings } from '../../shared/model/settings.ts'
import type { EngineLink } from '../engine/link.ts'
import { connectLocally } from '../engine/local-client.ts'
import type { GrantedPaths } from '../granted-paths.ts'
import { log } from '../log.ts'

/**
 * The shell's own line to the engine, as any window has one: menu language and colours follow the settings, and the
 * library that is open may be shown in the file manager, also when it was opened without a dialog.
 */
export function followEngine(engine: EngineLink, granted: GrantedPaths, apply: (settings: Settings) => void): void {
  const client = connectLocally(engine)
  client.on('settings.changed', apply)
  client.on('library.changed', library => {
    if (library) granted.grant(library.path).catch(error => log('grant', error))
  })
  client.call('settings.get', {}).then(apply, error => log('settings.get', error))
}
