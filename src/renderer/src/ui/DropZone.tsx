import { Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { DropZone as AriaDropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Text } from 'react-aria-components/Text'
import { Button } from './Button'
import { cx } from './cx'

export interface FileDropProps {
  /** what a drop will do, named before it: "Drop a list of creators here to import it" */
  hint: string
  /** face of the button that opens the file dialog */
  chooseLabel: string
  onFiles: (files: File[]) => void
  /** extensions and types of the file dialog: ['.csv', 'text/csv'] */
  accept?: readonly string[]
  allowsMany?: boolean
  isDisabled?: boolean
  /** opens the host's own dialog instead of the browser's */
  onChoose?: () => void
  children?: ReactNode
  className?: string
  /** one line high, beside other content */
  size?: 'normal' | 'small'
}

/** Takes dropped, pasted or chosen files. */
export function FileDrop(props: FileDropProps) {
  const {
    hint,
    chooseLabel,
    onFiles,
    accept,
    allowsMany = false,
    isDisabled = false,
    onChoose,
    children,
    className,
    size = 'normal',
  } = props
  const look = size === 'small' ? 'secondary' : 'primary'
  return (
    <AriaDropZone
      isDisabled={isDisabled}
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const files = event.items.filter((item) => item.kind === 'file').map((item) => item.getFile())
        void Promise.all(files).then((dropped) => {
          if (dropped.length > 0) onFiles(allowsMany ? dropped : dropped.slice(0, 1))
        })
      }}
      className={cx(
        'flex flex-col items-center justify-center gap-3 rounded-panel border border-line-strong border-dashed bg-surface p-6 text-center data-[drop-target]:border-accent data-[drop-target]:bg-accent-soft',
        className,
      )}
    >
      {size === 'normal' && <Upload size={20} aria-hidden="true" className="text-muted" />}
      <Text slot="label" className={cx('max-w-[52ch] text-muted', size === 'small' ? 'text-meta' : 'text-title')}>
        {hint}
      </Text>
      {onChoose ? (
        <Button onPress={onChoose} look={look} size={size}>
          {chooseLabel}
        </Button>
      ) : (
        <FileTrigger
          allowsMultiple={allowsMany}
          {...(accept ? { acceptedFileTypes: accept } : {})}
          onSelect={(list) => {
            if (list && list.length > 0) onFiles([...list])
          }}
        >
          <Button look={look} size={size}>
            {chooseLabel}
          </Button>
        </FileTrigger>
      )}
      {children}
    </AriaDropZone>
  )
}
