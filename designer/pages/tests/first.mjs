// How long a person waits: until the page is painted first, until its text is there, and until the picture can be used. Prints milliseconds.
import { check } from "./browser.mjs";

export async function first({ page, studio }) {
  await page.locator(".cm-line .tok-keyword").first().waitFor();
  const text = await page.evaluate(() => Math.round(performance.now()));
  await studio.locator(".x6-node").first().waitFor();
  const [painted, drawn] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0]?.startTime, Math.round(performance.now())]);
  console.log(`first paint ${Math.round(painted)} ms, text ${text} ms, picture ${drawn} ms`);
  check(painted > 0, "the page was painted");
}
