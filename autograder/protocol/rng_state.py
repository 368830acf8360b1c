"""The state of numpy's random generators as plain numbers, checked field by field.

numpy trusts the states it is given: a position beyond the end of a key is read from whatever lies there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.random.bit_generator import ISpawnableSeedSequence

from .frames import ProtocolError

_U32, _U64, _U128 = 1 << 32, 1 << 64, 1 << 128
_MAX_SPAWNED = 10_000
_MAX_SEEDS = 64

#: Where each number of a state stands, how many there are (0: one number, no array), and below what each must be.
_Fields = tuple[tuple[tuple[str, ...], int, int], ...]
_SPARE: _Fields = ((("has_uint32",), 0, 2), (("uinteger",), 0, _U32))
_PCG: _Fields = ((("state", "state"), 0, _U128), (("state", "inc"), 0, _U128), *_SPARE)
_BIT_GENERATORS: dict[str, tuple[type[np.random.BitGenerator], _Fields]] = {
    "PCG64": (np.random.PCG64, _PCG),
    "PCG64DXSM": (np.random.PCG64DXSM, _PCG),
    "MT19937": (np.random.MT19937, ((("state", "key"), 624, _U32), (("state", "pos"), 0, 625))),
    "SFC64": (np.random.SFC64, ((("state", "state"), 4, _U64), *_SPARE)),
    "Philox": (
        np.random.Philox,
        (
            (("state", "counter"), 4, _U64),
            (("state", "key"), 2, _U64),
            (("buffer",), 4, _U64),
            (("buffer_pos",), 0, 5),
            *_SPARE,
        ),
    ),
}

#: With a state of two large numbers and a spare draw.
_ON_PCG = ("PCG64", "PCG64DXSM")

Node = list[Any]


def encode_generator(rng: np.random.Generator) -> Node:
    """Return ``[name, state, seed sequence]``.

    Raises:
        TypeError: for a bit generator that is not numpy's own.
    """
    return [*_encode_state(rng.bit_generator.state), _encode_seeds(rng.bit_generator.seed_seq)]


def decode_generator(node: Node) -> np.random.Generator:
    """Return the inverse of ``encode_generator``.

    Raises:
        ProtocolError: if it is not such a node.
    """
    name, numbers, seeds = _items(node, 3)
    kind, _ = _known(name)
    bits = kind(_Seeds(seeds))
    bits.state = _decode_state(name, numbers)
    return np.random.Generator(bits)


def update_generator(rng: np.random.Generator, node: Node) -> None:
    """Set the state of a generator; generators that were spawned elsewhere count as spawned."""
    name, numbers, seeds = _items(node, 3)
    rng.bit_generator.state = _decode_state(name, numbers)
    own: Any = rng.bit_generator.seed_seq
    if seeds is not None and type(own) in (np.random.SeedSequence, _Seeds):
        spawned = _number(_items(seeds, 4)[3], _MAX_SPAWNED)
        if type(own) is _Seeds:
            own.spawned_elsewhere(spawned)
        elif spawned > own.n_children_spawned:
            own.spawn(spawned - own.n_children_spawned)  # the count itself cannot be set


def encode_random_state(random: np.random.RandomState) -> Node:
    """Return ``[name, state, has_gauss, gauss]``."""
    state = random.get_state(legacy=False)
    return [*_encode_state(state), int(state["has_gauss"]), float(state["gauss"])]


def decode_random_state(node: Node) -> np.random.RandomState:
    """Return the inverse of ``encode_random_state``.

    Raises:
        ProtocolError: if it is not such a node.
    """
    kind, _ = _known(_items(node, 4)[0])
    random = np.random.RandomState(kind(0))
    update_random_state(random, node)
    return random


def update_random_state(random: np.random.RandomState, node: Node) -> None:
    """Set the state of a legacy generator."""
    name, numbers, has_gauss, gauss = _items(node, 4)
    state = _decode_state(name, numbers)
    random.set_state({**state, "has_gauss": _number(has_gauss, 2), "gauss": float(gauss)})


def _encode_state(state: Any) -> Node:
    name = state["bit_generator"]
    if name in _ON_PCG:  # nearly all of them
        pair = state["state"]
        return [name, [_node(pair["state"]), _node(pair["inc"]), state["has_uint32"], state["uinteger"]]]
    if name not in _BIT_GENERATORS:
        raise TypeError(f"a generator on {name} cannot be sent")
    numbers: Node = []
    for path, count, _ in _BIT_GENERATORS[name][1]:
        value = state
        for key in path:
            value = value[key]
        numbers.append([*map(_node, np.asarray(value).tolist())] if count else _node(int(value)))
    return [name, numbers]


def _decode_state(name: str, numbers: Any) -> dict[str, Any]:
    _, fields = _known(name)
    if name in _ON_PCG:
        pair, inc, spare, number = _items(numbers, 4)
        return {
            "bit_generator": name,
            "state": {"state": _number(pair, _U128), "inc": _number(inc, _U128)},
            "has_uint32": _number(spare, 2),
            "uinteger": _number(number, _U32),
        }
    state: dict[str, Any] = {"bit_generator": name}
    for (path, count, below), value in zip(fields, _items(numbers, len(fields)), strict=True):
        place = state if len(path) == 1 else state.setdefault(path[0], {})
        if count:
            kind = np.uint32 if below == _U32 else np.uint64
            place[path[-1]] = np.array([_number(v, below) for v in _items(value, count)], dtype=kind)
        else:
            place[path[-1]] = _number(value, below)
    return state


def _encode_seeds(seeds: Any) -> Node | None:
    """Return what spawning depends on; None for anything but numpy's own sequence of whole numbers."""
    if type(seeds) is _Seeds:
        return seeds.node()
    if type(seeds) is not np.random.SeedSequence:
        return None
    entropy: Any = seeds.entropy
    if not isinstance(entropy, int):
        try:
            entropy = [int(e) for e in entropy]
        except TypeError:
            return None
    if seeds.n_children_spawned >= _MAX_SPAWNED:
        return None
    return _seeds_node(entropy, seeds.spawn_key, seeds.pool_size, seeds.n_children_spawned)


def _seeds_node(entropy: int | list[int], key: Sequence[int], pool: int, spawned: int) -> Node:
    mixed = [*map(_node, entropy)] if isinstance(entropy, list) else _node(int(entropy))
    return [mixed, [int(k) for k in key], int(pool), int(spawned)]


class _Seeds(ISpawnableSeedSequence):
    """The seed sequence of a generator that came over the channel, which is mixed when somebody asks for it.

    Hardly anybody does, and to mix takes longer than all the rest of the way.
    """

    def __init__(self, node: Node | None):
        self._made_of = _checked_seeds(node)
        self._sequence: np.random.SeedSequence | None = None

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> Any:
        """Return zeros: the state itself has come along, and is set next."""
        return np.zeros(n_words, dtype)

    def spawn(self, n_children: int) -> Any:
        return self._mixed().spawn(n_children)

    def spawned_elsewhere(self, count: int) -> None:
        """Count children as spawned, up to so many in all."""
        if self._made_of is None:
            return
        if self._sequence is None:
            *mixed, spawned = self._made_of
            self._made_of = (*mixed, max(spawned, count))
        elif count > self._sequence.n_children_spawned:
            self._sequence.spawn(count - self._sequence.n_children_spawned)

    def node(self) -> Node | None:
        """Return what it is made of."""
        if self._made_of is None:
            return None
        return _seeds_node(*self._made_of) if self._sequence is None else _encode_seeds(self._sequence)

    def _mixed(self) -> np.random.SeedSequence:
        if self._sequence is None:
            entropy, key, pool, spawned = self._made_of or (0, [], 4, 0)
            self._sequence = np.random.SeedSequence(
                entropy, spawn_key=tuple(key), pool_size=pool, n_children_spawned=spawned
            )
        return self._sequence

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._mixed(), name)


def _checked_seeds(node: Any) -> tuple[Any, ...] | None:
    if node is None:
        return None
    entropy, key, pool, spawned = _items(node, 4)
    if type(entropy) is list:
        entropy = [_number(e, 1 << 512) for e in _items(entropy)]
    else:
        entropy = _number(entropy, 1 << 512)
    key = [_number(k, _U32) for k in _items(key)]
    return entropy, key, max(4, _number(pool, 65)), _number(spawned, _MAX_SPAWNED)


def _known(name: Any) -> tuple[type[np.random.BitGenerator], _Fields]:
    if type(name) is not str or name not in _BIT_GENERATORS:
        raise ProtocolError("there is no such bit generator")
    return _BIT_GENERATORS[name]


def _items(node: Any, count: int | None = None) -> Node:
    if (
        type(node) is not list
        or len(node) != (len(node) if count is None else count)
        or (count is None and len(node) > _MAX_SEEDS)
    ):
        raise ProtocolError("the state of a generator has other fields")
    return node


def _node(number: int) -> int | bytes:
    """Return a number; one of more than 63 bits as its bytes."""
    return number if number < 1 << 63 else number.to_bytes((number.bit_length() + 7) // 8, "little")


def _number(node: Any, below: int) -> int:
    number = int.from_bytes(node, "little") if type(node) is bytes and len(node) <= 64 else node
    if type(number) is not int or not 0 <= number < below:
        raise ProtocolError("a number of a generator's state is out of range")
    return number
