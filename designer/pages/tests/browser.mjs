// A browser on the page, as a person has it: a laptop's screen. All scenarios are played one after the other on one page, since setting up the Studio
// takes longest. What the browser refuses by the policy of the page, and faults of our script, end a scenario; so does anything asked from elsewhere.
// Arguments: the address of the site, the browser, and a folder for pictures or nothing. A line on standard output says how each scenario went.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [address, browserPath, pictures] = process.argv.slice(2);
const patience = 60_000;

export const check = (holds, words) => { if (!holds) throw new Error(words); };

// Asks whoever started this to do something, and waits until it is done.
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async (what) => {
  console.log(`ask ${what}`);
  await answers.next();
};

export const play = async (scenarios) => {
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (/Content Security Policy|Content-Security-Policy/.test(message.text())) faults.push(message.text()); });
  page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) faults.push(`asked ${request.url()}`); });
  let name = "";
  const held = async (holds, longest) => {
    for (const began = Date.now(); ;) {
      if (await holds()) return true;
      if (Date.now() - began >= longest) return false;
      await page.waitForTimeout(100);
    }
  };
  const tools = {
    page, ask,
    studio: page.frameLocator("#view-journey iframe"),
    text: (file = "club.loyalty") => page.evaluate(async (name) => (await (await fetch(`/api/files/${name}`)).json()), file),
    picture: async (part) => {
      if (!pictures) return;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}-${part}.png`) });
    },
    // Shows a journey and its picture.
    journey: async (title) => {
      await page.locator("#tab-journey").click();
      await page.getByRole("button", { name: title, exact: true }).click();
    },
    // Until something holds that the page or the site says.
    until: async (holds, words) => check(await held(holds, patience), words),
    // The same, for what is tried again where it fails.
    soon: (holds) => held(holds, patience / 10),
  };
  await page.goto(address);
  for (const scenario of scenarios) {
    name = scenario.name;
    faults.length = 0;
    const began = Date.now();
    try {
      await scenario(tools);
      check(faults.length === 0, faults.join(" "));
      console.log(`passed ${name} ${Date.now() - began} ms`);
    } catch (fault) {
      await tools.picture("failed").catch(() => {});
      console.log(`failed ${name} ${`${fault.message ?? fault} ${faults.join(" ")}`.replaceAll("\n", " ")}`);
    }
  }
  await browser.close();
  process.exit(0);
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
