// From where the drawing is seen. Until vis-network is there the page keeps this itself, so that the first drawing need
// not wait for it; from then on vis-network does, because its hands move it.

const own = { scale: 1, x: 0, y: 0 }; // the drawing's (0, 0) lies at (x, y) of the screen
const held = { container: null, network: null };

export function begin(container) {
  held.container = container;
}

// vis-network takes over, seeing the same
export function handOver(network) {
  network.moveTo({ position: middle(), scale: own.scale, animation: false });
  held.network = network;
}

// scale and shift of the drawing, and the size of the screen in pixels; ratio: device pixels to one of these
export function camera() {
  const { clientWidth: width, clientHeight: height } = held.container;
  if (!held.network) return { ...own, width, height, ratio: globalThis.devicePixelRatio || 1 };
  const { view, canvas } = { view: held.network.body.view, canvas: held.network.canvas };
  return { scale: view.scale, x: view.translation.x, y: view.translation.y, width, height, ratio: canvas.pixelRatio };
}

// the part of the drawing that is on the screen: left, top, right, bottom
export function seenBox({ scale, x, y, width, height }) {
  return [-x / scale, -y / scale, (width - x) / scale, (height - y) / scale];
}

// the point of the drawing in the middle of the screen
export function middle() {
  const { scale, x, y, width, height } = camera();
  return { x: (width / 2 - x) / scale, y: (height / 2 - y) / scale };
}

export function toDrawing(point) {
  const { scale, x, y } = camera();
  return { x: (point.x - x) / scale, y: (point.y - y) / scale };
}

export function toScreen(point) {
  const { scale, x, y } = camera();
  return { x: point.x * scale + x, y: point.y * scale + y };
}

// position: what comes to the middle; animate: milliseconds
export function aim({ position = middle(), scale = camera().scale, animate = 0 }) {
  if (held.network) {
    const animation = animate ? { duration: animate, easingFunction: "easeInOutQuad" } : false;
    held.network.moveTo({ position, scale, animation });
    return;
  }
  const { width, height } = camera();
  own.scale = scale;
  own.x = width / 2 - position.x * scale;
  own.y = height / 2 - position.y * scale;
}
