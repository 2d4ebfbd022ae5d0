/** Chromium as the machine has it; nothing is downloaded. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Starts the browser at `CHROMIUM_PATH`, or the first one in the folders of `PATH`. Throws when there is none. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  // The sandbox of Chromium does not start for root, and the pages are our own.
  return chromium.launch({ executablePath: chromiumPath(process.env), args: ['--no-sandbox'] });
}

function chromiumPath({ CHROMIUM_PATH, PATH = '' }: NodeJS.ProcessEnv): string {
  const candidates = CHROMIUM_PATH ? [CHROMIUM_PATH] : PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (found === undefined) throw new Error('This test needs Chromium: install it (apt-get install chromium), or name it in CHROMIUM_PATH.');
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
