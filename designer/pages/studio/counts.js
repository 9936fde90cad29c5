// Counts on the picture: under each step who waits there and what went wrong, beside each line how many went on along it. They stand in a layer of their
// own over the Studio's drawing, and are put anew as steps are moved.
const svg = "http://www.w3.org/2000/svg";
let counts = null;
let drawn = "";

const boxOf = (node) => {
  const [x, y] = (/translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(node.getAttribute("transform")) ?? [0, 0, 0]).slice(1).map(Number);
  const rect = node.querySelector("rect");
  return { x, y, width: Number(rect?.getAttribute("width") ?? 0), height: Number(rect?.getAttribute("height") ?? 0) };
};
const isNear = ({ x, y }, box) => x > box.x - 15 && x < box.x + box.width + 15 && y > box.y - 15 && y < box.y + box.height + 15;

// The Studio's lines don't say whose they are: a line is found by the steps where it begins and ends, those between the same two by their order.
const pathsOf = (stage, boxes) => {
  const left = [...stage.querySelectorAll(".x6-edge")].map((edge) => {
    const path = edge.querySelector("path");
    const length = path.getTotalLength();
    return { from: path.getPointAtLength(0), to: path.getPointAtLength(length), middle: path.getPointAtLength(length / 2) };
  }).sort((a, b) => a.from.y - b.from.y);
  return (from, to) => {
    const at = left.findIndex((line) => boxes.has(from) && boxes.has(to) && isNear(line.from, boxes.get(from)) && isNear(line.to, boxes.get(to)));
    return at < 0 ? null : left.splice(at, 1)[0].middle;
  };
};

const text = (layer, x, y, words, kind) => {
  const element = document.createElementNS(svg, "text");
  element.setAttribute("x", x);
  element.setAttribute("y", y);
  element.setAttribute("class", kind);
  element.textContent = words;
  layer.append(element);
};

const put = () => {
  const stage = document.querySelector(".x6-graph-svg-stage");
  const overlay = document.querySelector(".x6-graph-svg-overlay");
  if (!stage || !overlay) return;
  const boxes = new Map([...stage.querySelectorAll(".x6-node")].map((node) => [node.dataset.cellId, boxOf(node)]));
  const paths = [...stage.querySelectorAll(".x6-edge path:first-child")].map((path) => path.getAttribute("d"));
  const now = JSON.stringify([counts, [...boxes], paths]);
  if (now === drawn && (!counts || overlay.querySelector(".counts"))) return;
  drawn = now;
  overlay.querySelector(".counts")?.remove();
  if (!counts) return;
  const layer = document.createElementNS(svg, "g");
  layer.setAttribute("class", "counts");
  for (const [id, { words, wrong }] of Object.entries(counts.nodes)) {
    const box = boxes.get(id);
    if (!box) continue;
    if (words) text(layer, box.x + 4, box.y + box.height + 14, words, "waiting");
    if (wrong) text(layer, box.x + 4, box.y + box.height + (words ? 29 : 14), wrong, "wrong");
  }
  const middleOf = pathsOf(stage, boxes);
  for (const { from, to, words } of counts.lines) {
    const middle = middleOf(from, to);
    if (middle && words) text(layer, middle.x, middle.y - 5, words, "went");
  }
  overlay.append(layer);
};

window.writeCounts = (given) => { counts = given; put(); };
setInterval(() => { if (counts || drawn) put(); }, 400);
