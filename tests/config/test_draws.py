"""Secret draws: repeatable, and not to be predicted without the key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from autograder.config.draws import classroom_key, new_key, secret_draw
from autograder.config.errors import StorageError


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "classroom" / ".key"
    key = classroom_key(path)
    assert len(key) == 32 and classroom_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len({new_key() for _ in range(9)}) == 9


@pytest.mark.parametrize("content", [b"", b"ab", b"\xff\xfe", b"g" * 64])
def test_a_broken_key_is_not_replaced_behind_the_back_of_its_owner(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ".key"
    path.write_bytes(content)
    with pytest.raises(StorageError, match="cannot be read: put back"):
        classroom_key(path)
    assert path.read_bytes() == content


def test_a_draw_depends_on_the_key_and_on_each_word_and_on_nothing_else() -> None:
    key = bytes(32)
    draw = secret_draw(key, "a", "b", "c")
    assert draw == secret_draw(key, "a", "b", "c") and 0 < draw <= 2**56
    others = {
        secret_draw(bytes(31) + b"1", "a", "b", "c"),
        secret_draw(key, "a", "b", "d"),
        secret_draw(key, "ab", "c"),
    }
    assert len(others | {draw}) == 4
    assert secret_draw(key, "\udcff")  # a folder's name that is not Unicode
