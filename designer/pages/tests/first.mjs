// How long a person waits: until the page is painted first and its text is there, and until the picture can be used. Prints milliseconds.
import { onPage, check } from "./browser.mjs";

const began = Date.now();
await onPage("first", async ({ page, studio }) => {
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  console.error(`text coloured: ${Date.now() - began} ms after the browser was started; first paint: ${Math.round(painted)} ms`);
  await studio.locator(".x6-node").first().waitFor();
  console.error(`picture: ${await page.evaluate(() => Math.round(performance.now()))} ms`);
  check(painted > 0, "the page was painted");
});
