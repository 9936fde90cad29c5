// A step that is dragged stays where it was put, the text untouched; a step that is clicked is shown in the text; what another editor writes is drawn.
import { check } from "./browser.mjs";

export async function picture({ page, studio, picture: photo, until, journey, text }) {
  const place = () => page.evaluate(async () => {
    const { root } = await (await fetch("/elsa/api/workflow-definitions/by-definition-id/Club-Thanks")).json();
    return root.activities.find((one) => one.id === "send-2").metadata.designer.position;
  });
  await journey("Thanks");
  const node = studio.locator(".x6-node", { hasText: 'Send email "thanks"' });
  await node.waitFor();

  // The picture is fitted into view, so that its last step can be taken with the mouse.
  const frame = await page.locator("#view-journey iframe").boundingBox();
  await until(async () => { const at = await node.boundingBox(); return at && at.x + at.width / 2 < frame.x + frame.width - 20; }, "the picture is fitted");
  const [given, before, box] = [await text(), await place(), await node.boundingBox()];
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 10, box.y + box.height / 2 + 40, { steps: 6 });
  await page.mouse.move(box.x + box.width / 2 + 10, box.y + box.height / 2 + 70, { steps: 6 });
  await page.mouse.up();
  await until(async () => (await place()).y > before.y + 20, "the place of the step is kept");
  check((await text()).text === given.text, "the text is untouched");
  await photo("dragged");

  await node.click();
  await until(async () => (await page.locator(".cm-activeLine").first().textContent()).includes('send email "thanks"'), "a click shows the step in the text");
  await photo("step");

  const later = given.text.replace("wait 1 days", "wait 9 days");
  await page.evaluate(async ([seen, changed]) => fetch("/api/files/club.loyalty", {
    method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ seen, text: changed }),
  }), [given.revision, later]);
  await studio.locator(".x6-node", { hasText: "Wait 9 days" }).waitFor();
  await page.locator(".cm-line", { hasText: "wait 9 days" }).waitFor();
  check((await place()).y > before.y + 20, "the step is where it was put");
  await studio.locator(".x6-widget-selection-box").waitFor();
  await photo("drawn-anew");
}
