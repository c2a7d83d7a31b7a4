/** What the user's python3 runs around Panther rules: it loads them, and answers one line for each record. */

/**
 * Reads one line `{"rules": [paths], "paths": [folders]}`, answers `{"loaded": [null | error]}`; then for each line
 * `{"event": …, "only": [positions]}` answers `{"results": [true | false | {"error": text}]}`. What rules print goes nowhere: the answers
 * leave through a file descriptor of their own.
 */
export const PANTHER_HARNESS = String.raw`
import importlib.util, json, os, sys

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
nowhere = os.open(os.devnull, os.O_RDWR)
os.dup2(nowhere, 1)
os.dup2(nowhere, 2)
requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
os.dup2(nowhere, 0)

try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, ValueError, OSError):
    pass


class Event(dict):
    """The event as Panther hands it to a rule: a mapping with paths."""

    def deep_get(self, *keys, default=None):
        value = self
        for key in keys:
            if not isinstance(value, dict):
                return default
            value = value.get(key)
            if value is None:
                return default
        return value

    def deep_walk(self, *keys, default=None, return_val="all"):
        found = [self]
        for key in keys:
            reached = []
            for value in found:
                for each in value if isinstance(value, list) else [value]:
                    if isinstance(each, dict) and each.get(key) is not None:
                        reached.append(each[key])
            found = reached
        flat = []
        for value in found:
            for each in value if isinstance(value, list) else [value]:
                if each not in flat:
                    flat.append(each)
        if not flat:
            return default
        if return_val == "first":
            return flat[0]
        if return_val == "last":
            return flat[-1]
        return flat[0] if len(flat) == 1 else flat

    def udm(self, name, default=None):
        if name == "actor_user":
            identity = self.get("userIdentity") or {}
            return identity.get("userName") or identity.get("principalId") or default
        if name == "source_ip":
            return self.get("sourceIPAddress", default)
        if name == "user_agent":
            return self.get("userAgent", default)
        raise KeyError("the unified field %s is not known here" % name)


def wrapped(value):
    if isinstance(value, dict):
        return Event((key, wrapped(each)) for key, each in value.items())
    if isinstance(value, list):
        return [wrapped(each) for each in value]
    return value


def told(error):
    return ("%s: %s" % (type(error).__name__, error))[:300]


def answer(value):
    answers.write(json.dumps(value) + "\n")
    answers.flush()


def load(position, path):
    spec = importlib.util.spec_from_file_location("panther_rule_%d" % position, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not callable(getattr(module, "rule", None)):
        raise AttributeError("the module has no function rule(event)")
    return module.rule


def judge(rule, event):
    try:
        return bool(rule(wrapped(event)))
    except BaseException as error:
        return {"error": told(error)}


setup = json.loads(requests.readline())
sys.path[:0] = setup["paths"]
sys.dont_write_bytecode = True
rules, loaded = [], []
for position, path in enumerate(setup["rules"]):
    try:
        rules.append(load(position, path))
        loaded.append(None)
    except BaseException as error:
        rules.append(None)
        loaded.append(told(error))
answer({"loaded": loaded})
for line in requests:
    request = json.loads(line)
    answer({"results": [judge(rules[each], request["event"]) for each in request["only"]]})
`;
