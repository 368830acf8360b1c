# class: reports
# idea 49: writes them into Markdown, attachments, the text of code, names of functions and errors
# gain: what the instructor may do, done by a script
# %% note
<script>document.documentElement.dataset.pwned = 1</script> <img src=x onerror="document.documentElement.dataset.pwned = 1">

[a](javascript:document.documentElement.dataset.pwned=1) [b](&#106;avascript:1) [c](java&Tab;script:1) <javascript:1>
![d](https://example.org/pwned.png) ![e](attachment:x.svg) [f][g] [h]: javascript:1

[g]: javascript:document.documentElement.dataset.pwned=1 "x"

$\href{javascript:1}{x}$ $$\style{background:url(https://example.org/x.png)}{y}$$ `<script>1</script>`

<a href="javascript:1"
>x</a><svg/onload=1><iframe srcdoc="<script>1</script>">

| <img src=x onerror=1> | $x" onerror="1$ |
|---|---|
| <svg><style><img src=x onerror=1></style></svg> | [x]( java
script:1) |
# %% double
def double(x):
    """</code></pre><script>document.documentElement.dataset.pwned = 1</script>"""
    raise type("<script>1</script>", (Exception,), {})("<img src=x onerror=1>")


double.__name__ = double.__qualname__ = "<img src=x onerror=1>"
# %% make
nb.cells[0]["attachments"] = {"x.svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+"}, "'><script>1</script>": {"text/html": "x"}}
nb.metadata["title"] = nb.metadata["authors"] = "<script>1</script>"
nb.cells[0]["id"] = "\"><script>1</script>"
