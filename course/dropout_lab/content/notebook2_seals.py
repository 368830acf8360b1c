"""What the visible tests of notebook 2 know of wrong answers: by-hand ones under seal (see ``checks.sealed``).

Written by tools/notebook2_seals.py when the course is built.
"""

from __future__ import annotations

#: By-hand answers for masks A: how many numbers each step has, then what each misconception leads to.
A: tuple[dict[str, int], dict[str, tuple[tuple[str | None, ...], ...]]] = (
    {"h1_a": 3, "h2_a": 3, "h3_a": 3, "y_a": 1},
    {
        "first-hidden-unmasked": (("fa3ef6c2e3", "1041a7b77a", "6395d31d93", "4399a94236"),),
        "ignores-the-masks": (
            ("fa3ef6c2e3", "e82da9f0d5", "42d8696561", "c9821450d3"),
            (None, None, None, "c9821450d3"),
        ),
        "complement-masks": (("faa459e42e", "bec3a85399", "8c5a981832", "cd42468b47"),),
        "only-the-first-mask": ((None, "134a3f8338", "13e2234ba7", "765bbc9569"),),
        "last-hidden-unmasked": ((None, None, "10ae55794c", "033296f67d"),),
        "mask-bits-reversed": ((None, "7e6cbb86e8", "42d8696561", "c9821450d3"),),
        "mask-order-reversed": (("9f2c138489", "d6e9e3dcaf", "ef10d691ef", None),),
        "other-set-of-masks": (("9f2c138489", "c5f7678f59", "1c3b98a7a1", "4399a94236"),),
        "masks-off-by-one": (
            ("19de772cc2", "4ea0ad7e03", "e3a3176733", "254bee2d2a"),
            ("fa3ef6c2e3", "4f11848561", "42d8696561", "c9821450d3"),
        ),
        "leaves-out-the-biases": (
            ("d94197d4b6", "9dfb2c74a1", "8c5a981832", "c75ff59956"),
            ("d94197d4b6", "9dfb2c74a1", "8c5a981832", "cd42468b47"),
            (None, "22d9d2fd05", "8edb81e15b", "c75ff59956"),
        ),
        "mask-before-bias": ((None, "d7b104be85", "30906aa740", "8d4ac8b64e"),),
        "bias-after-mask": (("f4d216b6db", "db61b04a8d", "6f28b07b02", "f3c60a2b98"),),
        "leaves-out-the-relu": ((None, None, "19b99f67c9", "8d4ac8b64e"),),
        "rescales-the-given-masks": (
            ("5d532d3b8d", "227f4b5f3a", "8c5a981832", "cd42468b47"),
            ("bec3f6f41d", "e9c16d35a6", "dcc7a03c51", "27ad1614fc"),
            ("3e2667a1ea", "7b76a5227c", "8c5a981832", "cd42468b47"),
            ("d023026179", "69ade40f39", "17e93e2667", "dfa3d19606"),
        ),
        "forgets-the-output-bias": ((None, None, None, "16ce64c5b7"),),
        "transposes-square-weights": ((None, "16cf6b56e5", "8c5a981832", "cd42468b47"),),
        "absolute-values": ((None, None, "0aacbdc2fc", "16ce64c5b7"),),
    },
)
#: By-hand answers for masks B: how many numbers each step has, then what each misconception leads to.
B: tuple[dict[str, int], dict[str, tuple[tuple[str | None, ...], ...]]] = (
    {"h1_b": 3, "h2_b": 3, "h3_b": 3, "y_b": 1},
    {
        "first-hidden-unmasked": (("b7843f6a0c", "c8e2bb33c4", "4ffc7d1d4f", "a357fcd3c5"),),
        "ignores-the-masks": (
            ("b7843f6a0c", "1125e23fbb", "4ffc7d1d4f", "a357fcd3c5"),
            (None, None, None, "a357fcd3c5"),
        ),
        "complement-masks": (("daeb85dc9d", "6ed84b4e22", "41ca90dc4e", "f66f74d8ae"),),
        "only-the-first-mask": ((None, "24d69908e3", "d7fb311343", "f3c75aa0f3"), (None, "24d69908e3", None, None)),
        "last-hidden-unmasked": ((None, None, "5d3ebca86a", "07ceeedc0c"),),
        "other-set-of-masks": (("a42190c456", "f97e1e152c", "a7c211bce8", "33059b9c99"),),
        "masks-off-by-one": (
            ("a42190c456", "f97e1e152c", "a9172723f0", "9ecc91ff04"),
            ("b7843f6a0c", "b464217d37", "41ca90dc4e", "f66f74d8ae"),
        ),
        "leaves-out-the-biases": (
            ("9c9d5b9167", "e627d1e592", "19edd24813", "7b524e0b04"),
            ("9c9d5b9167", "e627d1e592", "19edd24813", "1d8352ada8"),
            (None, "e1d86bb6c7", "e5c89ad3c3", "33059b9c99"),
        ),
        "mask-before-bias": (("ec865ad147", "2a2795ef68", "f5f4f8545c", "80816fb5a7"),),
        "bias-after-mask": (("ec865ad147", "e682d496fe", "eb5897b4f2", "287b271aa5"),),
        "leaves-out-the-relu": ((None, None, "e224d40007", "f3c75aa0f3"),),
        "rescales-the-given-masks": (
            ("2aa2de861e", "e8e724e43c", "a911db05a2", "fff80f5e89"),
            ("325258b1fb", "b2fd247d0b", "29f1141a0b", "aa349fe5a1"),
            ("20a150b070", "8db99e7d51", "67c24a4f39", "084ad3a0b5"),
            ("0f6112d12b", "c0396da343", "9116fe042e", "95ea1fa62e"),
        ),
        "forgets-the-output-bias": ((None, None, None, "1d8352ada8"),),
        "transposes-square-weights": ((None, "e4faa5abd5", "26a63acd38", "caa0ea56d0"),),
        "absolute-values": ((None, None, "44976dbb22", "0337426058"),),
        "masks-misread": (("1d2b631413", "f496de397d", "e67509e75e", "437ed351c0"),),
    },
)
#: An answer of ``bias_leak``: what each misconception leads to.
LEAKED: dict[str, tuple[str, ...]] = {
    "leak-as-change-of-the-output": ("d5c65454d7", "d2ca03f18d"),
    "leak-before-relu": ("c33ea0b5ab", "1a9a67a79d"),
    "leak-of-the-whole-unit": ("8a825c13ee", "da290fa521"),
    "leak-scaled": ("e1a1faf83a",),
    "finds-no-leak": ("812888d636",),
}
#: Outputs that wrong codes give in the two passes of the visible test of ``masked_forward``.
SLIPS: dict[str, tuple[tuple[float, ...], ...]] = {
    "ignores-the-masks": ((18.0, 15.0),),
    "ignores-mu0": ((-23.0, 3.0),),
    "complement-masks": ((-1.0, -1.0),),
    "first-hidden-unmasked": ((-19.0, 9.0),),
    "last-hidden-unmasked": ((-3.0, 13.0),),
    "only-the-first-mask": ((12.0, 13.0),),
    "mask-bits-reversed": ((17.0, 28.0),),
    "mask-order-reversed": ((-3.0, 23.0),),
    "masks-off-by-one": ((18.0, -1.0), (-11.0, -7.0), (12.0, -1.0), (-3.0, 1.0)),
    "one-mask-for-all": ((15.0, 5.0),),
    "bias-of-a-live-unit-dropped": ((-19.0, -1.0),),
    "leaves-out-the-biases": ((-4.0, 0.0), (-5.0, -1.0)),
    "mask-before-bias": ((-8.0, 8.0),),
    "bias-after-mask": ((-9.0, 1.0), (-27.0, 3.0)),
    "mask-on-the-bias": ((10.0, 8.0),),
    "mask-used-as-an-index": ((-27.0, -21.0),),
    "max-of-the-layer": ((-19.0, -10.0),),
    "leaves-out-the-relu": ((-99.0, -16.0),),
    "absolute-values": ((-29.0, -6.0),),
    "rescales-the-given-masks": ((-105.0, 3.0), (-51.25, 3.5), (-7.222222, 1.222222), (-3.625, 0.5)),
    "forgets-the-output-bias": ((-18.0, 4.0),),
    "relu-on-the-output": ((0.0, 3.0),),
    "relu-on-the-input": ((-15.0, 3.0),),
    "transposes-square-weights": ((-25.0, -21.0),),
    "masks-the-output": ((0.0, 0.0),),
}
