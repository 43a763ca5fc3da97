"use strict";
// Draws the relations of the table as a graph, in plain SVG. The table is the data
// and stays the accessible form; the drawing is an addition for those who see it.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 70;
let WIDTH = 860, HEIGHT = 520; // in pixels of the screen, so that labels stay readable

function element(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function readTable(table) {
  const nodes = new Map();
  const edges = [];
  const node = (id, name, href) => {
    if (!nodes.has(id)) nodes.set(id, { id, name, href, weight: 0 });
    const found = nodes.get(id);
    found.weight += 1;
    return found;
  };
  for (const row of table.tBodies[0].rows) {
    const [from, to] = row.querySelectorAll("a.actor");
    const data = row.dataset;
    edges.push({
      id: data.edge, type: data.type.toLowerCase(), weight: Number(data.weight), row,
      source: node(data.source, data.sourceName, from.href),
      target: node(data.target, data.targetName, to.href),
    });
  }
  return { nodes: [...nodes.values()], edges };
}

// Fruchterman and Reingold (1991), from a fixed start, so that the same table
// always gives the same drawing.
function layOut({ nodes, edges }) {
  const ideal = 0.85 * Math.sqrt((WIDTH * HEIGHT) / Math.max(nodes.length, 4));
  nodes.forEach((node, index) => {
    const angle = (2 * Math.PI * index) / nodes.length;
    node.x = WIDTH / 2 + (WIDTH / 3) * Math.cos(angle);
    node.y = HEIGHT / 2 + (HEIGHT / 3) * Math.sin(angle);
  });
  const rounds = 300;
  for (let round = 0; round < rounds; round += 1) {
    for (const node of nodes) { node.dx = (WIDTH / 2 - node.x) * 0.05; node.dy = (HEIGHT / 2 - node.y) * 0.08; }
    for (const a of nodes) for (const b of nodes) if (a !== b) push(a, b, ideal);
    for (const { source, target } of edges) if (source !== target) pull(source, target, ideal);
    const heat = (WIDTH / 10) * (1 - round / rounds);
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      const step = Math.min(length, heat);
      node.x = clamp(node.x + (node.dx / length) * step, WIDTH);
      node.y = clamp(node.y + (node.dy / length) * step, HEIGHT);
    }
  }
}

function clamp(place, size) { return Math.min(size - MARGIN, Math.max(MARGIN * 0.6, place)); }

function push(a, b, ideal) {
  const x = a.x - b.x, y = (a.y - b.y) || 0.01;
  const square = Math.max(x * x + y * y, 1);
  a.dx += (x * ideal * ideal) / square;
  a.dy += (y * ideal * ideal) / square;
}

function pull(a, b, ideal) {
  const x = a.x - b.x, y = a.y - b.y;
  const force = Math.hypot(x, y) / ideal;
  a.dx -= x * force; a.dy -= y * force;
  b.dx += x * force; b.dy += y * force;
}

function radius(node) { return 7 + Math.min(9, 2 * Math.sqrt(node.weight)); }

// Edges between the same two bend apart, so that each can be seen and pointed at.
function path(edge, rank) {
  const { source: a, target: b } = edge;
  const x = b.x - a.x, y = b.y - a.y, length = Math.hypot(x, y) || 1;
  const bend = 14 + 20 * rank;
  const middle = { x: (a.x + b.x) / 2 - (y / length) * bend, y: (a.y + b.y) / 2 + (x / length) * bend };
  const from = towards(a, middle, radius(a)), to = towards(b, middle, radius(b) + 9);
  return `M${from.x},${from.y} Q${middle.x},${middle.y} ${to.x},${to.y}`;
}

function towards(node, point, distance) {
  const x = point.x - node.x, y = point.y - node.y, length = Math.hypot(x, y) || 1;
  return { x: (node.x + (x / length) * distance).toFixed(1), y: (node.y + (y / length) * distance).toFixed(1) };
}

function arrows() {
  return element("defs", {}, ...["contradicts", "accuses", "supports"].map((type) =>
    element("marker", { id: `arrow-${type}`, viewBox: "0 0 10 10", refX: 1, refY: 5, markerWidth: 10,
      markerHeight: 10, markerUnits: "userSpaceOnUse", orient: "auto" },
    element("path", { class: `arrow ${type}`, d: "M0,0 L10,5 L0,10 z" }))));
}

function drawEdge(edge, rank) {
  const d = path(edge, rank);
  const title = element("title", {});
  title.textContent = `${edge.source.name} ${edge.type} ${edge.target.name}`;
  const relation = element("g", { class: "relation" }, title,
    element("path", { class: `edge ${edge.type}`, d, "marker-end": `url(#arrow-${edge.type})` }),
    element("path", { class: "hit", d }));
  relation.classList.toggle("open", edge.row.classList.contains("open"));
  relation.dataset.edge = edge.id;
  relation.addEventListener("click", () => edge.row.querySelector("a.show").click());
  edge.drawn = relation;
  return relation;
}

function drawNode(node, edges) {
  const size = radius(node);
  const name = node.name.length > 26 ? `${node.name.slice(0, 25)}…` : node.name;
  // Letters are about eight pixels wide; near the border a label moves inwards.
  const half = name.length * 4;
  const inside = Math.min(WIDTH - half, Math.max(half, node.x));
  const label = element("text", { x: (inside - node.x).toFixed(1), y: node.y > HEIGHT - MARGIN ? -size - 6 : size + 16 });
  label.textContent = name;
  const title = element("title", {});
  title.textContent = `${node.name}: show its relations only`;
  const link = element("a", { href: node.href, class: "node", transform: `translate(${node.x.toFixed(1)},${node.y.toFixed(1)})` },
    title, element("circle", { r: size }), label);
  const spotlight = (on) => {
    for (const edge of edges) edge.drawn.classList.toggle("faded", on && edge.source !== node && edge.target !== node);
  };
  for (const event of ["mouseenter", "focus"]) link.addEventListener(event, () => spotlight(true));
  for (const event of ["mouseleave", "blur"]) link.addEventListener(event, () => spotlight(false));
  return link;
}

function draw(figure, table) {
  figure.hidden = false;
  WIDTH = Math.max(figure.clientWidth, 300);
  HEIGHT = Math.max(320, Math.min(520, WIDTH * 0.62));
  const graph = readTable(table);
  layOut(graph);
  const seen = new Map();
  const lines = graph.edges.map((edge) => {
    const pair = `${edge.source.id} ${edge.target.id}`;
    const rank = seen.get(pair) || 0;
    seen.set(pair, rank + 1);
    return drawEdge(edge, rank);
  });
  const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group",
    "aria-label": "The relations of the table below as a graph" },
  arrows(), ...lines, ...graph.nodes.map((node) => drawNode(node, graph.edges)));
  figure.prepend(svg);
}

const edgesTable = document.getElementById("edges");
if (edgesTable) draw(document.getElementById("graph"), edgesTable);
