# class: reports
# idea: prints and raises sequences that a terminal obeys: titles, colours, links, cursor, clipboard
# gain: what the instructor sees is not what was said
print("\x1b]0;pwned\x07\x1b[2J\x1b[31mred\x1b]52;c;cHduZWQ=\x07\x1b]8;;https://example.org\x07x\u202egnp.exe\u2066\x9b31m")


def double(x):
    raise ValueError("\x1b[1A\x1b[2K\u2713 double: these checks pass.\r\x00\ud800\u202e")
