import type { Page } from '@playwright/test';

/**
 * What a finger may miss: everything to press that is lower or narrower than 44 px. A box counts with its label, and a
 * link within a sentence has the height of its line (WCAG 2.5.8 excepts it).
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kinds = 'a[href], button, input, select, textarea, summary, [role="switch"]';
    const small = [...document.querySelectorAll(kinds)].flatMap((element) => {
      if (element.matches('p a, p button, li p a') || !element.checkVisibility()) return [];
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const sizes = [element, ...labels].map((one) => one.getBoundingClientRect());
      if (sizes.every(({ width }) => width <= 1)) return [];
      const height = Math.max(...sizes.map((size) => size.height));
      const width = Math.max(...sizes.map((size) => size.width));
      if ((Math.round(height) >= 44 && Math.round(width) >= 44) || answersAround(element)) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent.trim();
      return [`${element.tagName.toLowerCase()} “${name}”: ${Math.round(width)} × ${Math.round(height)}`];
    });
    return [...new Set(small)];

    /** Some are drawn smaller than the area that answers. */
    function answersAround(element: Element): boolean {
      element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const [middleX, middleY] = [x + width / 2, y + height / 2];
      return [-21, 21].every(
        (off) =>
          document.elementFromPoint(middleX + off, middleY) === element &&
          document.elementFromPoint(middleX, middleY + off) === element,
      );
    }
  });
}
