import { type LaunchedChrome, launch } from 'chrome-launcher';
import { chromium } from '@playwright/test';
import lighthouse, { type Result } from 'lighthouse';
import { browserArguments, browserPath } from '../support/browser.ts';
import type { SavedState } from '../support/sign-in.ts';
import type { Measured } from './verdict.ts';

export interface Audited extends Measured {
  url: string;
  /** Lighthouse's own report. */
  html: string;
}

/**
 * Audits one page as a phone sees it, in a browser of its own whose cache is empty and in which `session` is open.
 *
 * Lighthouse begins to record on a blank page. That is one of the portal's own origin, without scripts: from any other the
 * browser moves to a new process for the portal, and on a busy machine that one shows the page before it has begun to
 * record, so that no start of a navigation is found (NO_NAVSTART).
 */
export async function audit(url: string, session: SavedState | null): Promise<Audited> {
  const chromePath = browserPath() ?? chromium.executablePath();
  const chrome = await launch({
    chromePath,
    chromeFlags: [...browserArguments(), '--headless=new'],
    logLevel: 'error',
  });
  try {
    if (session) await openSession(chrome, session);
    const answer = await lighthouse(url, {
      port: chrome.port,
      output: 'html',
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      blankPage: new URL('/favicon.svg', url).href,
    });
    if (!answer) throw new Error(`Lighthouse has no answer for ${url}.`);
    if (answer.lhr.runtimeError) throw new Error(`Lighthouse at ${url}: ${answer.lhr.runtimeError.message}`);
    return { url, html: String(answer.report), ...measuredBy(answer.lhr) };
  } finally {
    chrome.kill();
  }
}

/** Only for the cookies: nothing is attached any more while Lighthouse measures. */
async function openSession({ port }: LaunchedChrome, { cookies }: SavedState): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  await browser.contexts()[0]?.addCookies(cookies);
  await browser.close();
}

function measuredBy({ categories, audits }: Result): Measured {
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    fcpMs: value('first-contentful-paint'),
    lcpMs: value('largest-contentful-paint'),
    tbtMs: value('total-blocking-time'),
    speedIndexMs: value('speed-index'),
    cls: value('cumulative-layout-shift'),
  };
}
