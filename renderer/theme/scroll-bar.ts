/** Tells the style sheets how wide a thin scroll bar is: nothing where bars lie over what they scroll. Larger text changes it. */
export function followScrollBar(): void {
  const measure = () => {
    const probe = document.createElement("div");
    probe.className = "bar-probe";
    document.body.append(probe);
    const width = probe.offsetWidth - probe.clientWidth;
    probe.remove();
    document.documentElement.style.setProperty("--bar", `${width}px`);
  };
  measure();
  window.addEventListener("resize", measure);
}
