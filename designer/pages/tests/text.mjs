// Writing a mistake marks the picture and lists the problem; mending it draws the journey anew; the file says what the page says.
import { check, write } from "./browser.mjs";

export async function text({ page, studio, picture, until, journey }) {
  await journey("Welcome");
  await studio.locator(".x6-node", { hasText: 'Send email "hello"' }).waitFor();
  await picture("journey");

  await write(page, "bonus 10 Beans", "bonus 10 Bones");
  await page.locator("#problems .error", { hasText: "Bones" }).waitFor();
  await page.locator("#note", { hasText: "this is the picture before them" }).waitFor();
  await until(async () => (await page.locator("#saved").textContent()) === "saved", "what was written is saved");
  await picture("mistake");

  await write(page, "bonus 10 Bones", "bonus 25 Beans");
  await studio.locator(".x6-node", { hasText: "Bonus 25 Beans" }).waitFor();
  await page.locator("#note").waitFor({ state: "hidden" });
  await until(async () => !(await page.locator("#problems").textContent()).includes("Bones"), "the problem is gone");
  const file = await page.evaluate(async () => (await (await fetch("/api/files/club.loyalty")).json()).text);
  check(file.includes("bonus 25 Beans") && !file.includes("Bones"), "the file says what the page says");
  await picture("mended");
}
