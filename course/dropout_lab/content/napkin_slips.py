"""Outputs that wrong codes give in the two passes of the visible test of ``masked_forward``.

Written by tools/napkin_slips.py when the course is built.
"""

from __future__ import annotations

#: What each misconception leads to, in each of its forms.
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
    "bias-after-mask": ((-9.0, 1.0), (-27.0, 3.0), (23.0, 11.0)),
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
