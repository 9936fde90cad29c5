// A number on a card is written over: the text changes there and nowhere else; what can't be is refused beside it.
import { check } from "./browser.mjs";

export async function cards({ page, picture, until, text }) {
  await page.locator("#tab-cards").click();
  const card = page.getByRole("region", { name: "rule Base" });
  const rate = card.locator("input").first();
  const before = (await text()).text;
  await rate.fill("many");
  await rate.press("Enter");
  await card.getByRole("alert").filter({ hasText: "many" }).waitFor();
  await picture("refused");
  check((await text()).text === before, "nothing is written of what is refused");

  await rate.fill("2");
  await rate.press("Enter");
  await until(async () => (await text()).text === before.replace("award 1 Beans", "award 2 Beans"), "the text says what the card says, and nothing else is changed");
  await page.locator(".cm-line", { hasText: "award 2 Beans" }).waitFor();
  await card.getByRole("alert").waitFor({ state: "hidden" });
  await picture("changed");
}
