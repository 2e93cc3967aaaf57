import { stringify } from 'yaml'

/** YAML 1.2, quoted where readers of 1.1 would take a text for a number, date or truth value; never folded into lines. */
export function toYaml(value: unknown): string {
  return stringify(value, { version: '1.2', compat: 'yaml-1.1', lineWidth: 0 })
}
