// All that a person does on the page, one after the other: each scenario leaves what the next one begins with.
import { play } from "./browser.mjs";
import { begin } from "./begin.mjs";
import { cards } from "./cards.mjs";
import { draw } from "./draw.mjs";
import { files } from "./files.mjs";
import { first } from "./first.mjs";
import { list } from "./list.mjs";
import { pending } from "./pending.mjs";
import { picture } from "./picture.mjs";
import { publish } from "./publish.mjs";
import { running } from "./running.mjs";
import { text } from "./text.mjs";
import { work } from "./work.mjs";

const all = [first, running, cards, publish, picture, draw, pending, list, begin, text, work, files];

// Whoever works at one of them plays it alone: its names, with commas between.
const wanted = process.env.LOYALTY_SCENARIOS?.split(",");
await play(wanted ? all.filter((one) => wanted.includes(one.name)) : all);
