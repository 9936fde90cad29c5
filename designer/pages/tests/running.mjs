// Members are watched: counts on the picture and by step, who waits at a step, one member's run with its badges and its journal, which go on by
// themselves as the database does; the list of runs.
import { check } from "./browser.mjs";

export async function running({ page, studio, picture, journey, ask }) {
  await journey("Welcome");
  await studio.locator(".counts .waiting", { hasText: "2 waiting" }).waitFor();
  await studio.locator(".counts .wrong", { hasText: "4 given up" }).waitFor();
  await studio.locator(".counts .went", { hasText: "1 (50 %)" }).first().waitFor();
  await picture("counts");

  await page.locator("#tab-running").click();
  await page.locator("#view-running td", { hasText: "Arrived 1 (50 %), Late 1 (50 %)" }).waitFor();
  await page.getByRole("button", { name: "2 waiting" }).click();
  await picture("steps");
  await page.getByRole("button", { name: "cleo" }).click();
  const run = page.frameLocator("#runs-one iframe");
  await run.locator(".mud-theme-warning", { hasText: "1" }).first().waitFor();
  await run.getByText("Wait for - Suspended").waitFor();
  await picture("run");

  await ask("feed");
  await run.getByText("Wait for - Suspended").waitFor({ state: "detached" });
  await run.locator(".mud-theme-warning").waitFor({ state: "detached" });
  await picture("went-on");

  await page.locator("#to-runs").click();
  await page.frameLocator("#runs-list iframe").locator("table td", { hasText: "anna" }).first().waitFor();
  await page.locator("#tab-running").click();
  await page.locator("#view-running td", { hasText: "Arrived 2 (67 %), Late 1 (33 %)" }).waitFor();
  check(await page.getByRole("button", { name: "1 waiting" }).count() === 1, "one waits");
  await picture("list");
}
