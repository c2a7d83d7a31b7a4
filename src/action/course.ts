/** The course of a response: what it intends, changes one after the other, where it stops, and how each change is taken back. */
import type { CallReport, Hands } from "../target/index.ts";
import { NothingToActOn, outputOf } from "./action.ts";
import { type Call, type Look, lookWith, type Output, Stopped } from "./look.ts";
import type { Precondition, Response, ResponseOutcome, ResponseReport } from "./response.ts";

/** Takes one change back; it looks first, so that it can be repeated. */
export type TakeBack = (course: Course) => Promise<void>;

export type Change = Readonly<{
  /** In the infinitive: `attach the policy to ou-1`. */
  sentence: string;
  call: Call;
  /** Codes with which AWS says that it is made already. */
  already?: readonly string[];
  takeBack?: TakeBack;
  /** What stays once it is taken back, or forever where nothing takes it back. */
  residue?: readonly string[];
  /** Guardrails that do not bind any more once it is made. */
  lifts?: readonly string[];
}>;

export type Course = Look &
  Readonly<{
    /** The same course with other credentials, such as those of a role in another account. */
    becoming(hands: Hands): Course;
    /** Everything that is to be made, told before the first change. */
    intend(...sentences: readonly string[]): void;
    /** It is made already. */
    already(sentence: string): void;
    /** Makes it, or stops the course; nothing else of a course may change anything. */
    change(change: Change): Promise<Output>;
    /** The same where there is no API: `make` answers with a call of its own. */
    changeBy(change: Omit<Change, "call">, make: (hands: Hands) => Promise<CallReport>): Promise<Output>;
    /** Stops the course without a call: what was found cannot be right. */
    stop(reason: string): never;
  }>;

export type ResponseDefinition = Readonly<{
  id: string;
  sentence: string;
  /** How it is taken back, in words. */
  undo: string;
  policyId?: string;
  preconditions?: readonly Precondition[];
  course: (course: Course) => Promise<void>;
}>;

export function defineResponse(definition: ResponseDefinition): Response {
  const { course, preconditions = [], ...told } = definition;
  const respond = (hands: Hands): Promise<ResponseReport> => run({ ...definition, preconditions }, hands);
  return {
    ...told,
    kind: "response",
    techniques: [],
    preconditions,
    respond,
    carryOut: async (hands) => decisiveOf(await respond(hands)),
  };
}

/** What an `Action` answers with. Throws `NothingToActOn` when a precondition does not hold, or there was nothing to call. */
export function decisiveOf({ outcome, unmet, stopped, decisive }: ResponseReport): CallReport {
  if (outcome === "not-possible") throw new NothingToActOn(unmet.join("; "));
  const isAnswered = stopped === undefined || decisive?.outcome.kind !== "succeeded";
  if (decisive === undefined || !isAnswered) throw new NothingToActOn(stopped?.reason ?? "there is nothing to do");
  return decisive;
}

/** Reads only: the claims that do not hold. Throws `Stopped` when AWS does not let it look. */
export async function unmetOf(preconditions: readonly Precondition[], hands: Hands): Promise<readonly string[]> {
  const look = lookWith(hands);
  const unmet: string[] = [];
  for (const { claim, unmet: seenInstead } of preconditions) {
    const seen = await seenInstead(look);
    if (seen !== undefined) unmet.push(`${claim}: ${seen}`);
  }
  return unmet;
}

/** Stops without a call of AWS's to blame. */
class Ended extends Error {
  override readonly name = "Ended";
}

/** All that a course writes down; one for all the credentials that it takes on. */
type Book = {
  intended: string[];
  done: string[];
  already: string[];
  takeBacks: TakeBack[];
  residue: string[];
  lifted: string[];
  at: string | undefined;
  decisive: CallReport | undefined;
  lastLook: CallReport | undefined;
};

async function run(definition: ResponseDefinition, hands: Hands): Promise<ResponseReport> {
  const { preconditions = [], course } = definition;
  const book: Book = {
    ...{ intended: [], done: [], already: [], takeBacks: [], residue: [], lifted: [] },
    ...{ at: undefined, decisive: undefined, lastLook: undefined },
  };
  try {
    const unmet = await unmetOf(preconditions, hands);
    if (unmet.length > 0) return { ...reported(definition, book), outcome: "not-possible", unmet };
    await course(courseWith(hands, book));
    return reported(definition, book);
  } catch (thrown) {
    if (thrown instanceof Stopped) {
      const { outcome } = thrown.call;
      book.decisive = thrown.call;
      const reason = reasonOf(thrown.call);
      // A look that nobody answered leaves nothing behind: only a change can have been made unseen.
      const isUncertain = outcome.kind === "indeterminate" && book.at !== undefined;
      return reported(definition, book, { reason, isUncertain });
    }
    if (thrown instanceof Ended) return reported(definition, book, { reason: thrown.message, isUncertain: false });
    throw thrown;
  }
}

function courseWith(hands: Hands, book: Book): Course {
  const look = lookWith(hands);
  const noting = async <T>(looking: Promise<T>): Promise<T> => {
    try {
      return await looking;
    } finally {
      book.lastLook = look.last() ?? book.lastLook;
    }
  };
  const changeBy: Course["changeBy"] = async (change, make) => {
    const { sentence, already = [] } = change;
    book.at = sentence;
    const report = await make(hands);
    const { outcome } = report;
    if (outcome.kind === "refused" && already.includes(outcome.code)) {
      book.already.push(sentence);
      book.at = undefined;
      return {};
    }
    if (outcome.kind !== "refused") noteUndo(book, change);
    const output = outputOf(report);
    if (output === undefined) throw new Stopped(report);
    book.done.push(sentence);
    book.at = undefined;
    book.decisive = report;
    return output;
  };
  return {
    ...look,
    read: (call) => noting(look.read(call)),
    find: (call, ...absent) => noting(look.find(call, ...absent)),
    list: (listing) => noting(look.list(listing)),
    becoming: (others) => courseWith(others, book),
    intend: (...sentences) => void book.intended.push(...sentences),
    already: (sentence) => void book.already.push(sentence),
    changeBy,
    change: ({ call, ...change }) =>
      changeBy(change, (own) => own.call(call.service, call.operation, call.input ?? {})),
    stop(reason) {
      throw new Ended(reason);
    },
  };
}

/** A change of which nobody knows whether it was made is taken back too: taking back looks first. */
function noteUndo(book: Book, { takeBack, residue = [], lifts = [] }: Omit<Change, "call">): void {
  book.lifted.push(...lifts);
  if (takeBack !== undefined) book.takeBacks.unshift(takeBack);
  book.residue.push(...residue);
}

type Stop = Readonly<{ reason: string; isUncertain: boolean }>;

function reported(definition: ResponseDefinition, book: Book, stop?: Stop): ResponseReport {
  const { done, already, takeBacks, residue, lifted } = book;
  const intended = [...new Set([...(book.at === undefined ? [] : [book.at]), ...book.intended])];
  const unsure = stop?.isUncertain === true ? book.at : undefined;
  const left = intended.filter((each) => !done.includes(each) && !already.includes(each) && each !== unsure);
  const at = book.at ?? `look before it could ${left[0] ?? definition.sentence}`;
  const decisive = book.decisive ?? book.lastLook;
  return {
    outcome: outcomeOf(book, stop),
    ...{ unmet: [], done, already, left, residue },
    ...(lifted.length > 0 && { lifted }),
    ...(stop !== undefined && { stopped: { at, ...stop } }),
    ...(takeBacks.length > 0 && { undo: undoOf(definition, takeBacks) }),
    ...(decisive !== undefined && { decisive }),
  };
}

function outcomeOf({ done }: Book, stop: Stop | undefined): ResponseOutcome {
  if (stop !== undefined) return done.length > 0 ? "partly-done" : "not-done";
  return done.length > 0 ? "done" : "already-done";
}

/** A response too: it can be run again, and tells what it left. */
const undoOf = ({ id, sentence, undo }: ResponseDefinition, takeBacks: readonly TakeBack[]): Response =>
  defineResponse({
    id: `undo-${id}`,
    sentence: `take back: ${sentence}`,
    undo: `${sentence} again (taking back: ${undo})`,
    async course(course) {
      for (const takeBack of takeBacks) await takeBack(course);
    },
  });

const reasonOf = ({ operation, outcome }: CallReport): string => {
  switch (outcome.kind) {
    case "refused":
      return `${operation} was refused with ${outcome.code}: ${outcome.message}`;
    case "indeterminate":
      return `nobody knows whether ${operation} was carried out: ${outcome.reason}`;
    case "succeeded":
      return `${operation} was answered, and did not do it`;
  }
};
