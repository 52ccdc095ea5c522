export interface Point {
  x: number;
  y: number;
}

/** Near the edge of what scrolls, it scrolls; by so much with each frame. */
const edgePx = 56;
const stepPx = 10;

/**
 * Scrolls what is under a dragged thing while that is near an edge, also while it rests there: the week's own box first,
 * then the page. `at` says where it is; `scrolled` is called after each step. Ends with `signal`.
 */
export function scrollAtEdges(document: Document, at: () => Point, scrolled: () => void, signal: AbortSignal): void {
  const view = document.defaultView;
  const step = () => {
    if (signal.aborted) return;
    if (scrollUnder(document, at())) scrolled();
    view?.requestAnimationFrame(step);
  };
  view?.requestAnimationFrame(step);
}

function scrollUnder(document: Document, { x, y }: Point): boolean {
  const box = document.elementFromPoint(x, y)?.closest<HTMLElement>('.scroller');
  const page = document.scrollingElement;
  const { clientHeight } = document.documentElement;
  return (
    (!!box && scrollNear(box, y, box.getBoundingClientRect())) ||
    (!!page && scrollNear(page, y, { top: 0, bottom: clientHeight }))
  );
}

/** Whether it moved: at its end it does not. The heads above stay where they are, so that edge lies deeper. */
function scrollNear(scroller: Element, y: number, { top, bottom }: { top: number; bottom: number }): boolean {
  const direction = y > bottom - edgePx ? 1 : y < top + 2 * edgePx ? -1 : 0;
  const before = scroller.scrollTop;
  scroller.scrollTop += direction * stepPx;
  return scroller.scrollTop !== before;
}
