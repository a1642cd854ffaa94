import { expect, test } from "./fixtures.ts";

test("sound is off until M is pressed; then the town is heard, as loud as it is set", async ({
  visit,
}) => {
  const { page, town, settings } = await visit();
  await town.expectDrawn();
  // Whatever is sent to the loudspeakers is measured as well.
  await page.evaluate(() => {
    // It is called with the node that it belongs to.
    // oxlint-disable-next-line typescript/unbound-method
    const { connect } = AudioNode.prototype;
    const meters: AnalyserNode[] = [];
    const measured = function (this: AudioNode, to: AudioNode): AudioNode {
      if (to instanceof AudioDestinationNode) {
        const meter = new AnalyserNode(this.context);
        meters.push(meter);
        Reflect.apply(connect, this, [meter]);
      }
      Reflect.apply(connect, this, [to]);
      return to;
    };
    Object.assign(AudioNode.prototype, { connect: measured });
    Object.assign(window, {
      loudness: () => {
        const samples = new Float32Array(2048);
        return Math.max(
          ...meters.map((meter) => {
            meter.getFloatTimeDomainData(samples);
            return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
          }),
        );
      },
    });
  });
  const loudness = () => page.evaluate<number>("window.loudness()");
  expect(await loudness()).toBe(Number.NEGATIVE_INFINITY);

  await page.keyboard.press("m");
  await expect(page.getByTestId("notice")).toHaveText("Sound is on");
  await expect.poll(loudness).toBeGreaterThan(0.001);
  await settings.open();
  await settings.expectChosen("sound", "all");
  await settings.volume.focus();
  await page.keyboard.press("Home");
  await expect(settings.volume).toHaveValue("0");
  await expect.poll(loudness).toBeLessThan(0.0001);
  await page.keyboard.press("End");
  await expect.poll(loudness).toBeGreaterThan(0.002);
  await settings.choose("sound", "off");
  await expect(settings.volume).toHaveCount(0);
  await settings.close();
  await page.keyboard.press("m");
  await page.keyboard.press("m");
  await expect(page.getByTestId("notice")).toHaveText("Sound is off");
});
