/** A frame that is not drawn (hidden, off the screen) says so after this time. */
const UNDRAWN_MS = 300;

/**
 * Reports edits once they are on the screen: after what was gathered is there, and after the browser drew it. Of
 * several at once the latest only.
 */
export function createPainted(report: (edit: number) => void): (edit: number, settled: Promise<void>) => void {
  let waiting: number | null = null;
  function drawn() {
    if (waiting === null) return;
    const edit = waiting;
    waiting = null;
    report(edit);
  }
  return (edit, settled) => {
    settled
      .then(() => {
        const isFirst = waiting === null;
        waiting = edit;
        if (isFirst) afterDrawing(drawn);
      })
      .catch(reportError);
  };
}

function afterDrawing(then: () => void): void {
  const late = setTimeout(then, UNDRAWN_MS);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      clearTimeout(late);
      then();
    };
    port2.postMessage(null);
  });
}
