// A value that is changed in the Studio is changed in the text, and nothing else is.
import { check } from "./browser.mjs";

export async function draw({ page, studio, picture, until, journey, text }) {
  const read = async () => (await text()).text;
  await journey("Thanks");
  const node = studio.locator(".x6-node", { hasText: "Wait 9 days" });
  await node.waitFor();
  const before = await read();
  const length = studio.locator(".mud-input-control", { hasText: "Length" }).locator("input").first();

  // While the Studio still draws, a click on a step shows nothing of it.
  await until(async () => {
    await node.click();
    return await length.isVisible();
  }, "the step shows what it says");
  await length.fill("5 days");
  await length.press("Tab");
  await until(async () => (await read()).includes("wait 5 days"), "the text says what was set in the picture");
  check((await read()) === before.replace("wait 9 days", "wait 5 days"), "and nothing else was changed");
  await page.locator(".cm-line", { hasText: "wait 5 days" }).waitFor();
  await studio.locator(".x6-node", { hasText: "Wait 5 days" }).waitFor();
  await picture("set");
}
