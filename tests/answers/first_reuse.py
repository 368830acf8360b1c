# %% right ancestry
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% right text_paths
def first_reuse(program):
    path, gone = {}, []
    for i in range(len(program)):
        line = program[i]
        if line[0] == "key":
            path[line[1]] = f"seed {line[2]}"
        elif line[0] == "fold_in":
            path[line[3]] = f"({path[line[1]]} + {line[2]})"
        else:
            here = path[line[1]]
            if here in gone:
                return i + 1
            gone.append(here)
            if line[0] == "split":
                path[line[2]], path[line[3]] = here + " left", here + " right"
    return 0

# %% right hashes_like_jax
import hashlib


def mixed(key, number):
    return hashlib.sha256(f"{key}/{number}".encode()).hexdigest()


def first_reuse(program):
    keys, used = {}, {}
    for number, line in enumerate(program, start=1):
        match line:
            case ["key", name, seed]:
                keys[name] = mixed("seed", seed)
            case ["fold_in", name, data, new]:
                keys[new] = mixed("fold " + keys[name], data)
            case ["split", name, one, other]:
                key = keys[name]
                if used.setdefault(key, number) != number:
                    return number
                keys[one], keys[other] = mixed("split " + key, 0), mixed("split " + key, 1)
            case ["draw", name]:
                if used.setdefault(keys[name], number) != number:
                    return number
    return 0

# %% right objects_with_memory
class Key:
    def __init__(self):
        self.used, self.folded = False, {}


def first_reuse(program):
    seeds, names = {}, {}
    for number, (what, *words) in enumerate(program, 1):
        if what == "key":
            names[words[0]] = seeds.setdefault(words[1], Key())
        elif what == "fold_in":
            names[words[2]] = names[words[0]].folded.setdefault(words[1], Key())
        else:
            key = names[words[0]]
            if key.used:
                return number
            key.used = True
            for name in words[1:]:
                names[name] = Key()
    return 0

# %% wrong names-for-keys | the key, not its name
def first_reuse(program):
    used = set()
    for number, line in enumerate(program, 1):
        if line[0] in ("draw", "split"):
            if line[1] in used:
                return number
            used.add(line[1])
    return 0

# %% wrong fold-in-uses-nothing-up | as often as you like
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if key in used:
            return number
        used.add(key)
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong fold_in_of_a_used_key: fold-in-uses-nothing-up | as often as you like
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if key in used:
            return number
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong split-uses-the-key-up | a split
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
        elif what == "fold_in":
            known[rest[1]] = ("fold_in", known[name], rest[0])
        elif what == "split":
            key = known[name]
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
        else:
            if known[name] in used:
                return number
            used.add(known[name])
    return 0

# %% wrong draw_after_a_split_allowed: split-uses-the-key-up | a split
def first_reuse(program):
    known, drawn, split = {}, set(), set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
        elif what == "fold_in":
            known[rest[1]] = ("fold_in", known[name], rest[0])
        else:
            key, used = known[name], split if what == "split" else drawn
            if key in used:
                return number
            used.add(key)
            if what == "split":
                known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong same-number-same-key | same number
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", number)
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong same-seed-same-key | same seed
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", number)
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong children_are_one: children-are-two-keys | two keys
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]] = known[rest[1]] = ("split", key)
    return 0

# %% wrong fold_in_forgets_the_number: other-number-other-key | another number
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key)
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong fold_in_forgets_the_key: other-key-other-child | another key
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong counts_from_zero: lines-count-from-one | from 1
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong last_reuse: first-of-several | first line
def first_reuse(program):
    known, used, found = {}, set(), 0
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            found = number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return found

# %% wrong line_of_the_first_use: second-use-is-the-mistake | first use is
def first_reuse(program):
    known, used = {}, {}
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return used[key]
        used[key] = number
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong never: reports-nothing | 0
def first_reuse(program):
    return 0

# %% wrong none_for_zero: none-for-no-line | 0 where no key
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)

# %% wrong draws_use_nothing_up: draw-uses-the-key-up | a draw
def first_reuse(program):
    known, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            known[name] = ("key", rest[0])
        elif what == "fold_in":
            known[rest[1]] = ("fold_in", known[name], rest[0])
        elif what == "split":
            key = known[name]
            if key in used:
                return number
            used.add(key)
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return 0

# %% wrong true_or_false: says-whether-not-where | number of the line
def first_reuse(program):
    known, used = {}, set()
    for what, name, *rest in program:
        if what == "key":
            known[name] = ("key", rest[0])
            continue
        key = known[name]
        if what == "fold_in":
            known[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return True
        used.add(key)
        if what == "split":
            known[rest[0]], known[rest[1]] = ("split", key, 0), ("split", key, 1)
    return False

# %% wrong always_three: programs-differ | whatever the program
def first_reuse(program):
    return 3

# %% wrong all_seeds_are_one: other-seed-other-key | another seed
def first_reuse(program):
    history, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            history[name] = ("key",)
        elif what == "fold_in":
            history[rest[1]] = (history[name], "fold_in", rest[0])
        else:
            key = history[name]
            if key in used:
                return number
            used.add(key)
            for side, new in enumerate(rest):
                history[new] = (key, "split", side)
    return 0

# %% wrong follows_names: same-seed-or-number-same-key | where each key comes from
def first_reuse(program):
    used = set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            used.discard(name)
        elif what == "fold_in":
            used.discard(rest[1])
        else:
            if name in used:
                return number
            used.add(name)
            used -= set(rest)
    return 0

# %% wrong a_key_of_each_line: same-seed-or-number-same-key | where each key comes from
def first_reuse(program):
    history, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            history[name] = number
        elif what == "fold_in":
            history[rest[1]] = (number, "fold_in")
        else:
            if history[name] in used:
                return number
            used.add(history[name])
            for side, new in enumerate(rest):
                history[new] = (number, side)
    return 0

# %% wrong second_split_allowed: second-split | whatever the new names
def first_reuse(program):
    history, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            history[name] = ("key", rest[0])
        elif what == "fold_in":
            history[rest[1]] = (history[name], "fold_in", rest[0])
        elif what == "draw":
            if history[name] in used:
                return number
            used.add(history[name])
        else:
            if history[name] in used:
                return number
            key = history[name]
            for new in rest:
                history[new] = (key, "split", new)
    return 0

# %% wrong none_at_the_end: none-for-no-line | a number is asked for
def first_reuse(program):
    history, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            history[name] = ("key", rest[0])
            continue
        key = history[name]
        if what == "fold_in":
            history[rest[1]] = ("fold_in", key, rest[0])
            continue
        if key in used:
            return number
        used.add(key)
        if what == "split":
            history[rest[0]], history[rest[1]] = ("split", key, 0), ("split", key, 1)
    return None
