// All journeys in the Studio's own list: searched, sorted by its columns, and opened.
import { check } from "./browser.mjs";

export async function list({ page, picture, until }) {
  await page.locator("#tab-list").click();
  const frame = page.frameLocator("#view-list iframe");
  const names = async () => (await frame.locator("tbody tr").allInnerTexts()).map((row) => ["Say hello", "Say thank you"].find((name) => row.includes(name))).filter(Boolean);
  await until(async () => (await names()).join() === "Say hello,Say thank you", "the journeys in the order of the text");
  await picture("listed");
  const head = frame.locator("th", { hasText: "Name" }).first();
  await head.locator(".mud-table-sort-label, span").first().click();
  await page.waitForTimeout(300);
  await head.locator(".mud-table-sort-label, span").first().click();
  await until(async () => (await names()).join() === "Say thank you,Say hello", "sorted from Z to A");
  await picture("sorted");
  await frame.locator("input[type=text]").first().fill("hello");
  await until(async () => (await names()).join() === "Say hello", "searched");
  await picture("searched");
  await frame.locator("tbody tr", { hasText: "Say hello" }).click();
  await page.locator("#tab-journey[aria-selected=true]").waitFor();
  await page.locator(".cm-activeLine", { hasText: "journey Welcome" }).waitFor();
  check(await page.locator('#journeys [aria-current="true"]').textContent() === "Welcome", "the row opens its journey");
}
