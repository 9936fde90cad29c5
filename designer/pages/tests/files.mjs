// A programme that is cut into two files: both stand at the left and open in tabs of their own, what is drawn goes into the file that holds the journey,
// a name gets another name in both, and a mistake of the file behind is listed and gone to.
import { check, write } from "./browser.mjs";

export async function files({ page, studio, picture, until, journey, ask, text }) {
  const read = async (file) => (await text(file)).text;
  const tabs = page.locator("#open [role=tab]");
  await page.locator("#tab-problems").click();
  await ask("cut");
  await page.locator("#files .part", { hasText: "journeys.loyalty" }).waitFor();
  check((await tabs.allTextContents()).join() === "club.loyalty", "what is a part is open behind the first file");

  await journey("Thanks");
  await page.locator('#open [aria-selected="true"]', { hasText: "journeys.loyalty" }).waitFor();
  await page.locator(".cm-activeLine", { hasText: "journey Thanks" }).waitFor();
  const main = await read();
  const node = studio.locator(".x6-node", { hasText: "Wait 5 days" });
  await node.waitFor();
  const length = studio.locator(".mud-input-control", { hasText: "Length" }).locator("input").first();
  await until(async () => {
    await node.click();
    return await length.isVisible();
  }, "the step shows what it says");
  await length.fill("6 days");
  await length.press("Tab");
  await until(async () => (await read("journeys.loyalty")).includes("wait 6 days"), "the file that holds the journey says what was drawn");
  check((await read()) === main, "the other file is untouched");
  await page.locator(".cm-line", { hasText: "wait 6 days" }).waitFor();
  await picture("drawn");

  await write(page, "bonus 25 Stars", "bonus 25 Moons");
  await page.locator('#open [role=tab]', { hasText: "club.loyalty" }).click();
  await page.locator(".cm-line", { hasText: 'include "journeys.loyalty"' }).waitFor();
  const mistake = page.locator("#problems .error", { hasText: "Moons" });
  await mistake.waitFor();
  await picture("mistake-behind");
  await mistake.click();
  await page.locator(".cm-activeLine", { hasText: "bonus 25 Moons" }).waitFor();
  await page.locator(".cm-lintRange-error", { hasText: "Moons" }).waitFor();
  await write(page, "bonus 25 Moons", "bonus 25 Stars");
  await mistake.waitFor({ state: "detached" });

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F2");
  await page.locator(".cm-panel input").fill("Suns");
  await page.keyboard.press("Enter");
  await until(async () => (await read()).includes("points Suns") && (await read("journeys.loyalty")).includes("bonus 25 Suns"), "both files say the other name");
  check(!/Stars/.test(await read() + await read("journeys.loyalty")), "nobody says the old one");

  await page.keyboard.press("Alt+PageDown");
  await page.locator('#open [aria-selected="true"]', { hasText: "club.loyalty" }).waitFor();
  await page.getByRole("button", { name: "Close journeys.loyalty" }).click();
  await until(async () => (await tabs.count()) === 1, "a tab is closed");
  await picture("closed");
}
