/** A target whose time nobody can move: it passes while somebody pauses, and because of nothing else. So a test does not have to sleep. */
import { instant } from "../kernel/index.ts";
import type { CallOutcome, Control, Hands, ServiceName, Target } from "./target.ts";
import type { Unread } from "./unread.ts";

/** What goes wrong at a look, by how many milliseconds after the start it is made. */
export type Weather = Readonly<{
  /** Why what was sent cannot be read; undefined when it can. */
  inbox?: (elapsedMs: number) => Unread | undefined;
  /** What a call comes to instead of its answer. */
  call?: (asked: Readonly<{ service: ServiceName; operation: string }>, elapsedMs: number) => CallOutcome | undefined;
}>;

export type RealTimeTarget = Target &
  Readonly<{
    /** When somebody looked at what was sent, in milliseconds after the start. */
    looksMs: readonly number[];
    /** How long each pause was. */
    pausesMs: readonly number[];
  }>;

/** The same target without the capability `clock`; its own clock goes on while it pauses. */
export async function onRealTime({ control, ...target }: Target, weather: Weather = {}): Promise<RealTimeTarget> {
  if (control === undefined) throw new Error("expected a target with a clock to hide");
  const start = await control.now();
  const elapsed = async (): Promise<number> => (await control.now()) - start;
  const looksMs: number[] = [];
  const pausesMs: number[] = [];
  const inClouds = (hands: Hands): Hands => ({
    ...hands,
    ...(hands.inRegion !== undefined && { inRegion: (region) => inClouds(hands.inRegion?.(region) ?? hands) }),
    becoming: (credentials, arn) => inClouds(hands.becoming(credentials, arn)),
    async call(service, operation, input) {
      const outcome = weather.call?.({ service, operation }, await elapsed());
      if (outcome === undefined) return hands.call(service, operation, input);
      const told = { service, operation, input: input ?? {}, outcome, answeredBy: "our-emulator" } as const;
      return { ...told, at: await control.now(), arn: hands.arn, requestId: "lost" };
    },
  });
  const real: Control = {
    ...control,
    advance: async () => {
      throw new Error("this target's time cannot be moved");
    },
    async pause(durationMs) {
      if (!(durationMs > 0)) throw new Error(`expected to wait for some time, saw ${durationMs} ms`);
      pausesMs.push(durationMs);
      return instant(await control.advance(durationMs));
    },
    async notifications() {
      const nowMs = await elapsed();
      looksMs.push(nowMs);
      const unread = weather.inbox?.(nowMs);
      if (unread !== undefined) throw unread;
      return control.notifications();
    },
  };
  return {
    ...target,
    name: "a target on real time",
    capabilities: new Set([...target.capabilities].filter((each) => each !== "clock")),
    as(principal) {
      const hands = target.as(principal);
      return hands && inClouds(hands);
    },
    control: real,
    looksMs,
    pausesMs,
  };
}
