/** Tells clicks from drags on the canvas, and reports where the pointer hovers. */
export function listenToPointer(
  element: HTMLElement,
  onHover: (x: number, y: number) => void,
  onClick: (withShift: boolean) => void,
): () => void {
  let startX = 0;
  let startY = 0;
  let held = false;
  const stop = new AbortController();
  const { signal } = stop;
  const place = (event: PointerEvent): readonly [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  element.addEventListener(
    "pointerdown",
    (event) => {
      held = event.button === 0;
      [startX, startY] = place(event);
    },
    { signal },
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      if (event.buttons === 0) onHover(...place(event));
    },
    { signal },
  );
  element.addEventListener(
    "pointerup",
    (event) => {
      const [x, y] = place(event);
      if (held && Math.hypot(x - startX, y - startY) < 5) onClick(event.shiftKey);
      held = false;
    },
    { signal },
  );
  element.addEventListener("pointerleave", () => onHover(-1000, -1000), { signal });
  return () => stop.abort();
}
