// A value that is changed in the Studio is changed in the text, and nothing else is.
import { check, onPage } from "./browser.mjs";

await onPage("draw", async ({ page, studio, picture, until }) => {
  const read = () => page.evaluate(async () => (await (await fetch("/api/files/club.loyalty")).json()).text);
  await page.getByRole("button", { name: "Thanks", exact: true }).click();
  const node = studio.locator(".x6-node", { hasText: "Wait 1 day" });
  await node.waitFor();
  await page.waitForTimeout(1000);
  const before = await read();
  await node.click();
  const length = studio.locator(".mud-input-control", { hasText: "Length" }).locator("input").first();
  await length.waitFor();
  await length.fill("5 days");
  await length.press("Tab");
  await until(async () => (await read()).includes("wait 5 days"), "the text says what was set in the picture");
  check((await read()) === before.replace("wait 1 days", "wait 5 days"), "and nothing else was changed");
  await page.locator(".cm-line", { hasText: "wait 5 days" }).waitFor();
  await picture("set");
});
