import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import styles from './shortcut-sheet.module.css'

export interface ShortcutGroup {
  readonly title: string
  /** What it does and the keys that do it. */
  readonly rows: readonly (readonly [what: string, keys: string])[]
}

interface ShortcutSheetProps {
  readonly title: string
  readonly groups: readonly ShortcutGroup[]
  /** The way to where keys are changed, and the word for closing. */
  readonly buttons: { readonly edit: { readonly label: string; readonly open: () => void }; readonly close: string }
  readonly onClose: () => void
}

/** The keys of a screen, in groups. */
export function ShortcutSheet({ title, groups, buttons: { edit, close }, onClose }: ShortcutSheetProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={500}
      onlyWords
      actions={
        <>
          <Button onClick={edit.open}>{edit.label}</Button>
          <Button onClick={onClose}>{close}</Button>
        </>
      }
    >
      {groups.map(group => (
        <section key={group.title} className={styles.group}>
          <h3 className={styles.title}>{group.title}</h3>
          <dl className={styles.rows}>
            {group.rows.map(([what, keys]) => (
              <div key={what} className={styles.row}>
                <dt>{what}</dt>
                <dd className={styles.keys}>{keys}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
