"""The judge believes nothing that a student's process says, in whatever order it says it; more by the script."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.soak import channel_fuzz
from tests.support.jobs import job_of


def test_no_lie_passes_a_test_or_harms_the_judge() -> None:
    seen: Counter[str] = Counter()
    assert [what for seed in range(500) for what in channel_fuzz.findings(seed, seen)] == []
    assert min(seen[how] for how in ("failed", "not attempted", "died", "ended")) > 20, "they get nowhere"


def test_the_liars_have_a_control(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "with exercise('answer'):\n    assert answer is not Ellipsis"
    steps = (*channel_fuzz.STEPS[:2], channel_fuzz.Step("test", text, grade_id="t"))
    lenient = job_of(steps, channel_fuzz.NAMES, message_bytes=1 << 20)
    monkeypatch.setattr(channel_fuzz, "JOB", lenient)
    found = [what for seed in range(20) for what in channel_fuzz.findings(seed, Counter())]
    assert any("passes a test" in what for what in found)


def test_a_flood_of_small_messages_leaves_nothing_behind() -> None:
    seconds, held = channel_fuzz.flood(20_000)
    assert held < 1 << 20 and seconds < 60
