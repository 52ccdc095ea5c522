/** So long a finger rests on a post before it has picked it up; as long as phones take to lift an icon. */
const holdMs = 400;

/**
 * Calls `held` when a finger has rested on `target`, unless `signal` ends that before. From then on its movement no longer
 * scrolls, and lifting it is no click. Told by the very element that was touched: touch events stay with it, also when the
 * calendar has drawn the post somewhere else since.
 */
export function holdTouch(target: HTMLElement, held: () => void, signal: AbortSignal): void {
  let isHeld = false;
  const timer = setTimeout(() => {
    isHeld = true;
    held();
  }, holdMs);
  const ended = new AbortController();
  const prevent = (event: Event) => {
    if (isHeld && event.cancelable) event.preventDefault();
  };
  const options = { passive: false, signal: ended.signal };
  target.addEventListener('touchmove', prevent, options);
  target.addEventListener(
    'touchend',
    (event) => {
      prevent(event);
      ended.abort();
    },
    options,
  );
  target.addEventListener('touchcancel', () => ended.abort(), options);
  // A long touch is also how phones open the menu of a picture.
  target.addEventListener('contextmenu', (event) => event.preventDefault(), options);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** The browser tells the end of a drag also as a click. */
export function swallowClick(document: Document): void {
  const once = new AbortController();
  document.addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: once.signal });
  setTimeout(() => once.abort());
}
