// All that a person does on the page, one after the other: each scenario leaves what the next one begins with.
import { play } from "./browser.mjs";
import { cards } from "./cards.mjs";
import { draw } from "./draw.mjs";
import { first } from "./first.mjs";
import { picture } from "./picture.mjs";
import { publish } from "./publish.mjs";
import { running } from "./running.mjs";
import { text } from "./text.mjs";
import { work } from "./work.mjs";

await play([first, running, cards, publish, picture, draw, text, work]);
