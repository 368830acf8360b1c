# class: reports
# idea: writes Markdown, code and formulas that take a parser time that grows with a power of their length
# gain: the report of the class is never done
# %% note
[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
# %% double
def double(x):
    return 3 * x
# %% make
for text in ("[" * 50_000, "*a_ " * 20_000, "<" * 50_000, "`" * 50_000, "$" * 50_000, "a" + " " * 50_000 + "x", "|a" * 9000 + "\n" + "|-" * 9000, "$" + "{" * 1900 + "$", "> " * 20_000):
    cell = toy.new_markdown_cell(text)
    nb.cells.append(cell)
    nb.cells.append(toy.code("'" + text, f"slow-{len(nb.cells)}"))
