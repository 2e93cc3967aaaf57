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
  /** Leads to where keys are changed. */
  readonly edit?: { readonly label: string; readonly open: () => void }
  readonly onClose: () => void
}

/** The keys of a screen, in groups. */
export function ShortcutSheet({ title, groups, edit, onClose }: ShortcutSheetProps) {
  return (
    <Dialog open onClose={onClose} title={title} width={500} onlyWords actions={edit && <Button onClick={edit.open}>{edit.label}</Button>}>
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
