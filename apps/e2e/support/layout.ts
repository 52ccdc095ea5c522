import type { Page } from '@playwright/test';

/** What sticks out of the page sideways, or is cut off without a way to read it. */
export function lostSideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const describe = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const lost = [...document.querySelectorAll('main *, header *')].filter((element) => {
      if (element.closest('.visually-hidden, select, [aria-hidden="true"]')) return false;
      const { right, left, width } = element.getBoundingClientRect();
      return width > 1 && (Math.round(right) > clientWidth || Math.round(left) < 0);
    });
    return scrollWidth > clientWidth ? ['the page', ...lost.map(describe)] : lost.map(describe);
  });
}
