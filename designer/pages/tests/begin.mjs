// A new journey is made by its name and drawn on: it stands in the text behind the others, and its picture is shown.
import { check } from "./browser.mjs";

export async function begin({ page, studio, picture, until, text }) {
  const before = (await text()).text;
  await page.locator("#tab-journey").click();
  await page.getByRole("button", { name: "New journey" }).click();
  await page.getByLabel("What is it called?").fill("Come again, soon");
  await picture("asked");
  await page.keyboard.press("Enter");
  await page.locator("#new-journey").waitFor({ state: "hidden" });
  await page.locator(".cm-activeLine", { hasText: 'journey ComeAgainSoon "Come again, soon"' }).waitFor();
  await page.locator('#journeys [aria-current="true"]', { hasText: "ComeAgainSoon" }).waitFor();
  await studio.locator(".x6-node", { hasText: "Finish" }).waitFor();
  const written = 'journey ComeAgainSoon "Come again, soon" {\n  start on joining\n\n  finish "done"\n}\n';
  const after = (await text()).text;
  check(after.includes(written) && after.replace(`\n${written}`, "") === before, "the journey is written and nothing else is");
  await picture("made");
}
