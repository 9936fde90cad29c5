// Examples are run from the page; a name gets another name everywhere; help comes at the cursor; all of it by keys alone, dark as well.
import { check, write } from "./browser.mjs";

export async function work({ page, picture, until }) {
  await page.keyboard.press("Control+Enter");
  await page.locator("#examples .passed").first().waitFor();
  check((await page.locator("#examples li").count()) === 1, "one example");
  await page.getByTitle("What its members would notice").click();
  await page.locator("#experience li", { hasText: "gave 25 Beans" }).waitFor();
  await picture("experience");

  await write(page, "anna earned 25 Beans", "anna earned 26 Beans");
  await page.locator("#run-all").click();
  await page.locator("#examples .failed", { hasText: "25" }).first().waitFor();
  await picture("failed-example");
  await write(page, "anna earned 26 Beans", "anna earned 25 Beans");

  await write(page, "points Beans", "points Beans");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F2");
  await page.locator(".cm-panel input").fill("Stars");
  await page.keyboard.press("Enter");
  await until(async () => {
    const { text } = await page.evaluate(async () => (await fetch("/api/files/club.loyalty")).json());
    return text.includes("award 1 Stars") && text.includes("anna earned 25 Stars") && !text.includes("Beans");
  }, "the name is another one everywhere, and saved");

  await page.locator(".tok-keyword", { hasText: "award" }).first().hover();
  await page.locator(".cm-tooltip-hover, .cm-lsp-hover-tooltip").first().waitFor();
  await picture("hover");

  const within = (id) => page.evaluate((part) => document.getElementById(part).contains(document.activeElement), id);
  await page.locator(".cm-content").click();
  for (const part of ["picture", "below", "side", "text"]) {
    await page.keyboard.press("F6");
    check(await within(part), `F6 goes to ${part}`);
  }
  await page.locator("#split").focus();
  const width = async () => (await page.locator("#text").boundingBox()).width;
  const before = await width();
  await page.keyboard.press("ArrowRight");
  check((await width()) > before, "a border is moved by keys");
  await page.locator("#theme").click();
  check((await page.evaluate(() => document.documentElement.dataset.theme)) === "dark", "dark");
  await picture("dark");
}
