// The plan is shown, somebody puts the text into force and says why, and the text of the version before is brought back.
import { check } from "./browser.mjs";

export async function publish({ page, picture, until, text }) {
  await page.locator("#tab-publish").click();
  const plan = page.locator("pre.plan").first();
  await plan.filter({ hasText: "~ rule Base" }).waitFor();
  check((await plan.textContent()).includes("Nothing was changed."), "a plan changes nothing");
  await picture("plan");

  await page.getByLabel("Who are you?").fill("Anna Wong");
  await page.getByLabel("Why?").fill("Spring terms");
  await page.getByRole("button", { name: "Put into force" }).click();
  await page.getByRole("status").filter({ hasText: "version 2 of Club is in force" }).waitFor();
  await page.locator("pre.plan", { hasText: "Spring terms" }).waitFor();
  await picture("published");

  await page.getByRole("button", { name: "Bring back the text of version 1" }).click();
  await until(async () => (await text()).text.includes("award 1 Beans"), "the text is that of version 1");
  await page.locator(".cm-line", { hasText: "award 1 Beans" }).waitFor();
  await page.locator("pre.plan", { hasText: "version 2 to version 3" }).waitFor();
  await picture("back");
}
