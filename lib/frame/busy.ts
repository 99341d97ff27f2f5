/** On the body while something of a slide is still being drawn: whoever takes a picture waits until it is gone. */
const BUSY = 'data-l-busy';

/** Counts work that takes its time; what is done at once gives no promise. */
export function createBusy(element: HTMLElement): (work: Promise<unknown> | undefined) => void {
  let count = 0;
  const change = (by: 1 | -1) => {
    count += by;
    element.toggleAttribute(BUSY, count > 0);
  };
  return (work) => {
    if (!work) return;
    change(1);
    work.finally(() => change(-1)).catch(reportError);
  };
}
