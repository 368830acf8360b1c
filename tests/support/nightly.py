"""Whether this is the nightly run, which does in full what CI does a part of (``.ci/nightly`` sets ``NIGHTLY``)."""

import os

NIGHTLY = bool(os.environ.get("NIGHTLY"))
