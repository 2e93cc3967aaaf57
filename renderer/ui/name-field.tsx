import { useState } from 'react'
import { TextField } from './field.tsx'

interface NameFieldProps {
  readonly label: string
  readonly name: string
  /** What speaks against a name, told while it is written; such a name is not taken. */
  readonly refuse?: (name: string) => string | null
  readonly onRename: (name: string) => Promise<unknown>
}

/** A name that is changed in place: it is taken when the field is left or with Enter, Escape leaves it as it was. */
export function NameField({ label, name, refuse, onRename }: NameFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const wanted = draft?.trim() ?? ''
  const refused = draft === null ? null : (refuse?.(wanted) ?? null)

  async function finish(): Promise<void> {
    if (refused !== null) return
    if (wanted !== '' && wanted !== name) await onRename(wanted)
    setDraft(null)
  }

  return (
    <TextField
      label={label}
      labelHidden
      value={draft ?? name}
      maxLength={200}
      error={refused}
      onChange={event => setDraft(event.target.value)}
      onBlur={() => void finish()}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') void finish()
        else if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
        }
      }}
    />
  )
}
