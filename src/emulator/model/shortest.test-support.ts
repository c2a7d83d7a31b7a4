/** Takes away from a script what it does not need to fail as it did. */

const MOST_REPLAYS = 400;

/** Ever smaller parts go while what is left still fails alike; at most 400 replays. */
export async function shortest<T>(
  script: readonly T[],
  failsAlike: (fewer: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = script;
  let replays = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = kept.length; end > 0 && replays < MOST_REPLAYS; end -= size) {
      const fewer = [...kept.slice(0, Math.max(0, end - size)), ...kept.slice(end)];
      replays += 1;
      if (await failsAlike(fewer)) kept = fewer;
    }
  }
  return kept;
}
