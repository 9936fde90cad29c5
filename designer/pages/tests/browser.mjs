// A browser on the page, as a person has it: a laptop's screen. What the browser refuses by the policy of the page, and faults of our script, end a
// test; so does anything asked from elsewhere. Arguments: the address of the site, the browser, and a folder for pictures or nothing.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, browserPath, pictures] = process.argv.slice(2);
export const patience = 150_000;

export const check = (holds, words) => { if (!holds) throw new Error(words); };

export const onPage = async (name, work, options = {}) => {
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (/Content Security Policy|Content-Security-Policy/.test(message.text())) faults.push(message.text()); });
  page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) faults.push(`asked ${request.url()}`); });
  const tools = {
    page,
    studio: page.frameLocator("#view-journey iframe"),
    picture: async (part) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}-${part}.png`) });
    },
    // Until something holds that the page or the site says.
    until: async (holds, words) => {
      for (const began = Date.now(); ;) {
        if (await holds()) return;
        check(Date.now() - began < patience, words);
        await page.waitForTimeout(100);
      }
    },
  };
  try {
    await page.goto(address);
    await page.locator(".cm-line .tok-keyword").first().waitFor();
    await work(tools);
    check(faults.length === 0, faults.join("\n"));
    console.log("ok");
  } catch (fault) {
    await tools.picture("failed").catch(() => {});
    console.error(`${fault.message ?? fault}\n${faults.join("\n")}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
};

// Replaces words of the text as somebody who writes does.
export const write = async (page, words, others) => {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+f");
  const find = page.locator('.cm-search input[name="search"]');
  await find.fill("");
  await find.pressSequentially(words);
  await find.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.insertText(others);
};
