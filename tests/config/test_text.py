"""Text made harmless for a page, a sentence, a terminal and a spreadsheet."""

from __future__ import annotations

import pytest

from autograder.config.text import for_csv, listed, one_line, printable, readable, shorten


def test_what_was_printed_is_shown_as_a_terminal_leaves_it() -> None:
    assert printable("\x1b[31mred\x1b[0m\x1b]8;;http://x\x07\r\n10%\r20%\r100%\n\x07") == "red\n100%\n"
    assert printable("a\tb\u202egnp.exe\ud800") == "a\tbgnp.exe"


def test_in_a_message_nothing_vanishes() -> None:
    assert readable("a\x1b[31m\ud800b\nc") == "a\ufffd[31m\ufffdb\nc"
    assert readable("a\tb\u202e\xa0\u200b") == "a\ufffdb\ufffd\ufffd\ufffd"


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert printable("x" * 3000, 1000) == "x" * 1000 + "\n… and 2,000 more characters"
    assert len(readable("x" * 5000)) == 2000 and readable("x" * 5000).endswith("x…")
    assert (shorten("abc", 3), shorten("abcd", 3)) == ("abc", "ab…")


def test_a_long_list_of_names_ends_with_a_number() -> None:
    assert listed("abcde") == "a, b, c, d, e"
    assert listed("abcdefg") == "a, b, c, d, e and 2 more"


def test_one_line_has_single_spaces() -> None:
    assert one_line(" a\n\t b\x0bc ") == "a b c"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  ="])
def test_no_line_is_a_formula(start: str) -> None:
    line = for_csv(f"{start}1\n=2")
    assert line.startswith("'") and line.endswith("1 =2") and "\n" not in line
    assert not for_csv(f"a{start}1").startswith("'")


def test_an_ordinary_name_stays_as_it_is() -> None:
    assert for_csv("Zoë O'Neil-Smith") == "Zoë O'Neil-Smith"


def test_marks_of_writing_direction_do_not_turn_a_row_of_a_table() -> None:
    assert for_csv("a\u202eb\u2066c\u200fd") == "a\ufffdb\ufffdc\ufffdd"
