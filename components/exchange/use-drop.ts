import { useState } from 'preact/hooks';

/**
 * A place that files can be dropped on: what to spread on its element, and whether some are held over it.
 * @param onDropped called straight from the event
 */
export function useDrop(onDropped: (dropped: DataTransfer) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    onDragOver(event: DragEvent) {
      event.preventDefault(); // or the browser would not let it be dropped
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault(); // or the browser would open the file
      setOver(false);
      if (event.dataTransfer && event.dataTransfer.files.length > 0) onDropped(event.dataTransfer);
    },
  };
}
