"""The exhibits of notebook 8: twelve bugs that run without an error, each re-created from one found or proposed.

The code is ours, a few lines each; the slip, and the place where it was found, are real. Each exhibit says what its
code is for; one line does not do it, and one of four repairs of that line does. Which ones, the tests know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dropout_lab.page import choice_cards

from ..checks import Answer, NotAttempted, Wrong, expect, show, wrong


class Repair(NamedTuple):
    """What might stand in the line instead, and what would come of it."""

    text: str
    comes: str


class Exhibit(NamedTuple):
    """One bug.

    Attributes:
        title: a few words.
        found: where it was seen.
        purpose: what the code is for.
        code: its lines.
        repairs: letter to what might stand in the wrong line.
    """

    title: str
    found: str
    purpose: str
    code: str
    repairs: dict[str, Repair]


def _exhibit(title: str, found: str, purpose: str, code: str, *repairs: tuple[str, str]) -> Exhibit:
    lettered = dict(zip("abcd", (Repair(*r) for r in repairs), strict=True))
    return Exhibit(title, found, purpose, code, lettered)


EXHIBITS: dict[int, Exhibit] = {
    1: _exhibit(
        "The template",
        "a deeplearning.ai assignment (forum 34916); Keras PR 11390 and Paddle issue 7796 had the like",
        "inverted dropout of the activations A, fresh coins at each call",
        """
def forward(A, keep):
    np.random.seed(1)
    D = np.random.rand(*A.shape)
    D = D < keep
    return A * D / keep, D
""",
        ("np.random.seed(2) in the next layer", "now two layers have a mask each that never changes"),
        ("draw D once, before training, and pass it along", "now the mask never changes, on purpose"),
        ("no line at all; seed once, outside", "fresh coins at each call, and a run can still be repeated"),
        ("np.random.seed(A.size)", "the seed is the same whenever the shape is"),
    ),
    2: _exhibit(
        "The handout of another year",
        "CS231n, whose p dropped in some years and keeps in others (lightaime/cs231n issue 1, not read again)",
        "inverted dropout, where p is the probability of dropping",
        """
def forward(x, p, rng):
    keep = p
    mask = rng.random(x.shape) < keep
    return x * mask / keep, mask
""",
        ("keep = 1 - p", "what survives, and what it is divided by, both follow from this line"),
        ("keep = 1 / p", "no probability is larger than 1"),
        ("keep = 0.5", "it passes at p = 0.5, as before, and now at no other"),
        ("keep = p, and test at p = 0.5", "that is the one rate at which the test cannot see it"),
    ),
    3: _exhibit(
        "One letter",
        "DeepLearning.ai-Summary, pull request 145; mantasu/cs231n issue 7 (both repaired)",
        "inverted dropout, where keep is the probability of keeping",
        """
def forward(a, keep, rng):
    d = rng.standard_normal(a.shape)
    d = d < keep
    a = a * d
    return a / keep
""",
        ("d = abs(rng.standard_normal(a.shape))", "|z| is below 0.5 in 38 of 100 draws"),
        ("d = rng.standard_normal(a.shape) + 0.5", "a normal draw stays a normal draw, wherever its middle lies"),
        ("d = a, so that small activations fall", "a coin must not look at what it decides over"),
        ("d = rng.random(a.shape)", "an even draw from [0, 1) lies below keep with probability keep"),
    ),
    4: _exhibit(
        "A confident answer",
        "by our notes stats.stackexchange question 251363, which could not be read again",
        "vanilla dropout, where p is the probability of dropping",
        """
def train_pass(h, p, rng):
    return h * (rng.random(h.shape) >= p)

def test_pass(h, p):
    return h / p
""",
        ("return h * p", "p is the share that fell; what arrived on average is the rest"),
        ("return h * (1 - p)", "the test pass shrinks to what training showed on average"),
        ("return h / (1 - p)", "training showed the next layer less than h, so the test pass cannot grow"),
        ("return h", "the next layer then hears 1/(1 - p) times what it was trained on"),
    ),
    5: _exhibit(
        "Paid twice",
        "Angel-ML/mlcore issue 5",
        "inverted dropout, in training and at prediction",
        """
def forward(x, p, rng, training):
    if training:
        mask = rng.random(x.shape) >= p
        return x * mask / (1 - p)
    return x * (1 - p)
""",
        ("return x / (1 - p)", "the factor was paid in training; paying it again the same way is no refund"),
        ("return x * p", "no rule of either kind multiplies by p"),
        ("return x", "the factor was paid in training, so the input passes"),
        ("return x * mask", "prediction draws no mask, and here it has none"),
    ),
    6: _exhibit(
        "The wrapper",
        "numpy-ml, wrappers.py, Dropout.forward",
        "inverted dropout of the input of a linear layer",
        """
def forward(x, W, b, p, rng):
    mask = rng.random(x.shape) >= p
    z = (x * mask) @ W + b
    return z / (1 - p)
""",
        ("return z * (1 - p)", "what survived has to grow, not to shrink"),
        ("return z / (1 - p) - b", "the bias was b / (1 - p); taking b off leaves b p/(1 - p), not b"),
        ("return z", "now nothing makes up for what fell"),
        ("return (z - b) / (1 - p) + b", "the factor is for what passed the mask; the bias never met it"),
    ),
    7: _exhibit(
        "The way back of the wrapper",
        "numpy-ml, wrappers.py, Dropout.backward",
        "the gradient for x of exhibit 6, from that for its output",
        """
def backward(dz, W, mask, p):
    dx = dz @ W.T
    return dx / (1 - p)
""",
        ("return dx * mask / (1 - p)", "x took this way forward: through the mask and the factor"),
        ("return dx * mask", "the mask is there now, and the factor is gone"),
        ("return dx * (rng.random(dx.shape) >= p) / (1 - p)", "these are other coins than those of the forward pass"),
        ("return dx", "the gradient still flows through what fell, and the factor is gone"),
    ),
    8: _exhibit(
        "The borrowed array",
        "numpy-ml, the same method",
        "the gradient for x; the caller goes on using dout",
        """
def backward(dout, mask, p):
    scale = mask / (1 - p)
    dout *= scale
    return dout
""",
        ("dout[:] = dout * scale", "that writes into the caller's array as well"),
        ("dout *= mask", "the factor is gone, and the caller's array still overwritten"),
        ("dout = dout * scale", "a new array gets the old name; the caller's stays as it was"),
        ("np.multiply(dout, scale, out=dout)", "that is what *= does, in more letters"),
    ),
    9: _exhibit(
        "One map for all",
        "miguelvr/dropblock, dropblock.py and issue 24",
        "where blocks begin in feature maps x (N, C, H, W), each channel on its own",
        """
def seeds(x, gamma, rng):
    n, c, h, w = x.shape
    drop = rng.random((n, 1, h, w)) < gamma
    return np.broadcast_to(drop, x.shape)
""",
        ("drop = rng.random((n, c, 1, 1)) < gamma", "that decides over whole channels"),
        ("drop = rng.random((n, c, h, w)) < gamma", "a draw for each place of each channel of each example"),
        ("drop = rng.random((1, c, h, w)) < gamma", "now the examples share their coins"),
        ("drop = np.repeat(rng.random((n, 1, h, w)) < gamma, c, axis=1)", "copies of one map are still one map"),
    ),
    10: _exhibit(
        "One mask an iteration",
        "a student's proposal on the deeplearning.ai forum (127785), where a mentor calls either way reasonable",
        "a training pass: each unit of each example has a coin of its own",
        """
def hidden(X, W, b, p, rng):
    h = np.maximum(X @ W + b, 0)
    mask = rng.random(h.shape[1]) >= p
    return h * mask / (1 - p)
""",
        ("mask = rng.random(h.shape) >= p", "a draw for each entry: rows are examples, columns are units"),
        ("mask = rng.random((len(h), 1)) >= p", "whole examples would fall, with all their units"),
        ("mask = rng.permutation(h.shape[1]) >= p * h.shape[1]", "a quota, and still one mask for all examples"),
        ("draw the mask once an epoch, outside", "fewer coins still"),
    ),
    11: _exhibit(
        "Noise in the predictions",
        "PyTorch issue 1207",
        "the test error of a trained network",
        """
def evaluate(net, X, Y, rng):
    scores = net.forward(X, rng, train=True)
    guess = scores.argmax(axis=1)
    return np.mean(guess != Y)
""",
        ("scores = net.forward(X, np.random.default_rng(0), train=True)", "the same noise each time is still noise"),
        ("scores = net.forward(X, rng, train=True) * (1 - p)", "a factor does not bring back what fell"),
        ("the same under no_grad()", "gradients are switched off, coins are not"),
        ("scores = net.forward(X, rng, train=False)", "the plain network, which is what was trained for"),
    ),
    12: _exhibit(
        "Perfectly certain",
        "deepchem issue 3115",
        "the spread of T passes with dropout on (MC dropout)",
        """
def spread(net, x, T, rng):
    passes = []
    for _ in range(T):
        passes.append(net.forward(x, rng, train=False))
    return np.std(passes, axis=0)
""",
        ("the same, with a larger T", "equal passes have spread 0, however many there are"),
        ("coins on for the dropout layers alone", "passes differ by their coins, and by nothing else"),
        (
            "the whole network in training mode",
            "batch norm would change, too (lightning-uq-box pull request 173)",
        ),
        ("the same, plus 1/tau", "the noise of the data is not the spread of the passes"),
    ),
}


def show_exhibits(*numbers: int) -> None:
    """Show exhibits as cards, with numbered lines and four repairs each to choose from."""
    choice_cards.show([_card(number) for number in numbers], "answers", "the cell of exercise 1")


def _card(number: int) -> choice_cards.Card:
    """Return what is shown of an exhibit: what would come of a repair is not."""
    one = EXHIBITS[number]
    notes = {"found": one.found, "purpose": one.purpose}
    repairs = {letter: repair.text for letter, repair in one.repairs.items()}
    return choice_cards.Card(number, one.title, notes, one.code.strip("\n"), repairs)


# ---------------------------------------------------------------------------------------------------- checks


def expect_lines(answer: Answer, right: Mapping[int, str | None]) -> None:
    """Check that each exhibit's wrong line was found.

    Args:
        answer: exhibit to (line number, repair letter).
        right: exhibit to line, as text; None where a visible test does not know it, and refuses only lines that
            define or name things.

    Raises:
        Wrong: for the first exhibit where another line was accused.
    """
    given = _read(answer)
    for number, line in right.items():
        got = _of(given, number, answer.source)[0]
        lines = EXHIBITS[number].code.strip("\n").split("\n")
        if not got.isdigit() or not 1 <= int(got) <= len(lines):
            raise Wrong(f"exhibit {number} has lines 1 to {len(lines)}, and no line {got}.")
        if line != got:
            text = lines[int(got) - 1].strip()
            if not text:
                wrong(f"exhibit {number}, line {got}", "accuses-an-empty-line")
            if text.startswith(("def ", "if ", "for ")) or text == "passes = []":
                wrong(f"exhibit {number}, line {got}", "accuses-the-frame")
            if line is not None:
                wrong(f"exhibit {number}, line {got}, `{text}`", "accuses-another-line")


def expect_repairs(answer: Answer, right: Mapping[int, str]) -> None:
    """Check that each exhibit has the right repair, and say what comes of it, or of any other.

    Args:
        answer: exhibit to (line number, repair letter).
        right: exhibit to letter.

    Raises:
        Wrong: for the first exhibit with another repair.
    """
    for number, got, comes in _repairs(answer, right):
        if got != right[number]:
            wrong(f"exhibit {number}, ({got}), {comes}", "repairs-nothing")
        print(f"exhibit {number}, ({got}): yes, {comes}.")


def refuse_repairs(answer: Answer, refused: Mapping[int, str]) -> None:
    """Check that no exhibit has a repair that helps nothing, of those that a visible test tells; the others pass.

    Args:
        answer: exhibit to (line number, repair letter).
        refused: exhibit to letters.

    Raises:
        Wrong: for the first exhibit with such a repair; it says what comes of it.
    """
    for number, got, comes in _repairs(answer, EXHIBITS):
        if got in refused.get(number, ""):
            wrong(f"exhibit {number}, ({got}), {comes}", "repairs-nothing")


def _repairs(answer: Answer, numbers: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Yield each exhibit with the letter given, and what comes of that repair."""
    given = _read(answer)
    for number in numbers:
        got = _of(given, number, answer.source)[1]
        repair = EXHIBITS[number].repairs.get(got)
        if repair is None:
            raise Wrong(f"exhibit {number}, ({got}): this is not one of the choices.")
        yield number, got, repair.comes


def expect_visible(value: Any, right: set[int], mistakes: Mapping[str, set[int]]) -> None:
    """Check that the value is the set of exhibits that accuracy can see.

    Args:
        value: what was given.
        right: the set.
        mistakes: a misconception's name to exhibits that are in the value because of it, if any is.

    Raises:
        Wrong: if it is another set, or none of exhibits.
    """
    got = read_visible(value)
    for misconception, numbers in mistakes.items():
        if surplus := sorted(got & numbers - right):
            wrong(f"visible_bugs holds {surplus[0]}", misconception)
    if right - got:
        wrong(f"visible_bugs is {sorted(got) or 'empty'}", "misses-a-visible-bug")
    if got - right:
        wrong(f"visible_bugs holds {min(got - right)}", "inside-the-spread")


def read_visible(value: Any) -> set[int]:
    """Return a set of exhibit numbers, however it was written down.

    Raises:
        NotAttempted: if it is still None.
        Wrong: if it is no set of exhibit numbers.
    """
    expect(value, "visible_bugs")
    if isinstance(value, dict) and not value:  # {} is meant to be the empty set
        return set()
    if not isinstance(value, (set, frozenset, list, tuple)):
        raise Wrong(f"visible_bugs should be a set such as {{1, 2}}, but is {show(value)}.")
    try:
        got = {int(str(v)) for v in value}
    except ValueError:
        raise Wrong(f"visible_bugs should hold numbers of exhibits, but is {show(value)}.") from None
    if strangers := sorted(got - EXHIBITS.keys()):
        raise Wrong(f"there is no exhibit {strangers[0]}; there are 1 to {len(EXHIBITS)}.")
    return got


def _read(answer: Answer) -> dict[str, tuple[str, str]]:
    """Return a map from exhibit to (line, letter), all as text."""
    if not hasattr(answer.value, "items"):
        raise Wrong(f'{answer.source} should be a dictionary such as {{1: (2, "a")}}, but is {show(answer.value)}.')
    read: dict[str, tuple[str, str]] = {}
    for number, choice in answer.value.items():
        if choice is None:
            continue
        if not isinstance(choice, (tuple, list)) or len(choice) != 2:
            raise Wrong(f'exhibit {number}: write (line number, repair letter), such as (2, "a"), not {show(choice)}.')
        line, letter = (str(c).strip().strip("().").lower() for c in choice)
        if line.isalpha() and letter.isdigit():
            raise Wrong(f"exhibit {number}: the line number comes first, the letter second.")
        read[str(number).strip()] = line, letter
    if not read:
        raise NotAttempted(f"{answer.source}: not attempted yet.")
    return read


def _of(given: Mapping[str, tuple[str, str]], number: int, source: str) -> tuple[str, str]:
    try:
        return given[str(number)]
    except KeyError:
        raise Wrong(f"{source}: exhibit {number} is not answered yet.") from None
