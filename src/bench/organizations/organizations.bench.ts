/** Whether calls cost more where there are more accounts, and how that compares with moto's server. */
import type { Bench } from "../bench.ts";
import { type Figure, figureOf } from "../figure.ts";
import { duration, type Timed, trust } from "../timing.ts";
import { againstMoto } from "./against-moto.ts";
import { CALLS, type Measured } from "./calls.ts";
import { type LargeEmulator, largeEmulator } from "./large-emulator.ts";

const SIZES = [100, 5_000, 50_000] as const;

export const organizations: Bench = {
  name: "organizations",
  async *run(place) {
    console.error(
      "bench organizations: by size: in one process, through the wire but unsigned, by processor time; each unit holds 25 accounts",
    );
    // What is measured first would be measured cold.
    measureAll(await largeEmulator(SIZES[0]));
    const sizes: Map<string, number>[] = [];
    for (const size of SIZES) {
      const figures = measureAll(await largeEmulator(size));
      const [smallest = figures] = [...sizes, figures];
      sizes.push(figures);
      for (const [name, value] of figures) {
        yield figure(`${name}-${size}`, value, "us", { name: `${SIZES[0]} accounts`, value: smallest.get(name) });
      }
    }
    yield* againstMoto(place);
  },
};

type Yardstick = Readonly<{ name: string; value: number | undefined }>;

const figure = (metric: string, value: number, unit: string, { name, value: other = Number.NaN }: Yardstick): Figure =>
  figureOf({ bench: "organizations", metric, value, unit, yardstick: { name, value: other } });

/** Microseconds of one call, by its name. */
function measureAll(emulator: LargeEmulator): Map<string, number> {
  return new Map(
    CALLS.map((call) => {
      const timed = measure(call, emulator);
      console.error(`bench organizations: ${call.name} at ${emulator.accounts} accounts, us: ${trust(timed)}`);
      return [call.name, timed.value];
    }),
  );
}

function measure({ times, rounds, caller }: Measured, emulator: LargeEmulator): Timed {
  const call = caller(emulator);
  const round = (): void => {
    for (let at = 0; at < times; at++) call();
  };
  const timed = duration(round, rounds - 1);
  const scale = 1_000 / times;
  return { value: timed.value * scale, wall: timed.wall * scale, spread: timed.spread };
}
