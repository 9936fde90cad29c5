// A step is taken from the toolbox and put down, moved before any line leads to it, and stands in the text as soon as one does; the step that was clicked
// stays chosen after each save.
import { check } from "./browser.mjs";

export async function pending({ page, studio, picture, until, soon, journey, text }) {
  await journey("Thanks");
  const last = studio.locator(".x6-node", { hasText: 'Send email "thanks"' });
  await last.waitFor();
  await until(async () => (await studio.locator("body.ready").getAttribute("data-fitted")) === "Club-Thanks", "the picture is fitted");
  const [before, count] = [(await text()).text, await studio.locator(".x6-node").count()];
  const canvas = await studio.locator(".x6-graph").boundingBox();
  const tool = studio.locator("[draggable=true]", { hasText: /^\s*Wait\s*$/ }).first();
  if (!await tool.isVisible()) await studio.getByText("Journey", { exact: true }).first().click();
  await picture("toolbox");
  // The Studio learns what is dragged only after a moment; whoever was too quick for it drags again.
  const isThere = async () => (await studio.locator(".x6-node").count()) === count + 1;
  for (let tries = 0; tries < 5 && !await isThere(); tries++) {
    await tool.dragTo(studio.locator(".x6-graph"), { targetPosition: { x: canvas.width * 0.6, y: 30 } });
    await soon(isThere);
  }
  check(await isThere(), "the step is put down");
  await page.locator("#note", { hasText: "Not in the text yet" }).waitFor();
  check((await text()).text === before, "the text says nothing of it yet");
  await picture("put-down");

  const added = studio.locator(".x6-node").last();
  const box = await added.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 5, { steps: 6 });
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 10, { steps: 6 });
  await page.mouse.up();
  await page.waitForResponse((answer) => answer.url().endsWith("/workflow-definitions") && answer.request().method() === "POST");
  await until(async () => (await added.boundingBox()).x > box.x + 20, "it stands where it was moved");
  check((await text()).text === before, "the text still says nothing of it");
  check(await studio.locator(".x6-widget-selection-box").count() === 1, "it is still chosen");
  await picture("moved");

  const port = async (node, name) => {
    const at = await node.locator(`.x6-port-body[port="${name}"]`).boundingBox();
    return [at.x + at.width / 2, at.y + at.height / 2];
  };
  await page.mouse.move(...await port(last, "Done"));
  await page.mouse.down();
  await page.mouse.move(...(await port(added, "In")).map((one) => one - 15), { steps: 8 });
  await page.mouse.move(...await port(added, "In"), { steps: 8 });
  await page.mouse.up();
  await until(async () => /send email "thanks"\n\s+wait /.test((await text()).text), "the text says it as soon as a line leads there");
  await page.locator("#note").waitFor({ state: "hidden" });
  await picture("connected");
}
